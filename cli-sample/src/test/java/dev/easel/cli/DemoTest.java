package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo on a fast provider: tests what the demo writes and shows, not the content of the images. */
class DemoTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private static final Pattern LIST = Pattern.compile("<meta name=\"easel-demo-files\" content=\"([^\"]*)\">");

    private static final Capabilities ANYTHING = Capabilities.builder()
            .maxInputImages(4)
            .backgrounds(EnumSet.allOf(Background.class))
            .formats(EnumSet.of(ImageFormat.PNG))
            .build();

    @TempDir
    private Path folder;

    private final Shell shell = Shell.using(ImageProvider.named("quick")
            .generator(new ImageGenerator() {
                @Override
                public ImageResult generate(GenerateRequest request, CallContext context) {
                    return painted();
                }

                @Override
                public Capabilities capabilities(ModelId model) {
                    return ANYTHING;
                }
            })
            .editor(new ImageEditor() {
                @Override
                public ImageResult edit(EditRequest request, CallContext context) {
                    return painted();
                }

                @Override
                public Capabilities capabilities(ModelId model) {
                    return ANYTHING;
                }
            })
            .inpainter((request, context) -> sent(request))
            .build());

    private static ImageResult painted() {
        return ImageResult.builder("quick")
                .image(GeneratedImage.received(ImageData.of(TestImages.png(96, 64))))
                .build();
    }

    /** Returns the image that it was sent. */
    private static ImageResult sent(InpaintRequest request) {
        return ImageResult.builder("quick")
                .image(GeneratedImage.received((ImageData) request.image()))
                .build();
    }

    @Test
    void showsBeforeMaskAndAfterOnASelfContainedPage() throws IOException {
        Path demo = folder.resolve("demo");
        Shell.Result result = shell.run("demo", demo);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("generate", "edit", "inpaint", "expand")
                .contains("index.html");
        String page = Files.readString(demo.resolve("index.html"));
        assertThat(page).contains("before", "mask: white is repainted", "after").doesNotContain("{{");
        Matcher references = REFERENCE.matcher(page);
        while (references.find()) {
            String target = references.group(1);
            if (!target.startsWith("data:image/")) {
                assertThat(demo.resolve(target)).isRegularFile();
            }
        }
        assertThat(page.replaceAll("data:image/[^\"]+", "")).doesNotContain("http:", "https:", "<script", "url(");
        assertThat(page).as("counts").containsPattern(">0 of [\\d,]+ protected pixels changed<");
        assertThat(result.out().lines())
                .as("the last lines say what it wrote, where to look, and how to go on")
                .endsWith(
                        "Wrote " + (names(demo).size() - 1) + " images; open "
                                + demo.resolve("index.html").toAbsolutePath() + " to compare them.",
                        "To paint over an image yourself: easel studio, which opens http://127.0.0.1:8527/");
        Matcher list = LIST.matcher(page);
        assertThat(list.find()).isTrue();
        assertThat(list.group(1).split(" "))
                .as("the page lists every file")
                .containsExactlyInAnyOrderElementsOf(names(demo));
    }

    private Path own() {
        return TestImages.write(folder.resolve("own.jpg"), TestImages.jpeg(80, 120));
    }

    @Test
    void worksOnTheUsersImage() throws IOException {
        Path own = own();
        assertThat(shell.run("demo", folder.resolve("demo"), "--image", own).code())
                .isZero();
        assertThat(ImageData.of(folder.resolve("demo/00-before.png")).size().height())
                .isEqualTo(120);
    }

    @Test
    void replacesAnEarlierDemo() throws IOException {
        Path own = own();
        Path demo = folder.resolve("demo");
        assertThat(shell.run("demo", demo, "--image", own, "--quiet").code()).isZero();
        List<String> first = names(demo);
        Files.writeString(demo.resolve("notes.txt"), "mine");
        assertThat(shell.run("demo", demo, "--image", own, "--json").out())
                .startsWith("{\"ok\":true")
                .contains("04-inpaint-after.png");
        assertThat(demo.resolve("notes.txt")).hasContent("mine");
        assertThat(names(demo)).containsAll(first).hasSize(first.size() + 1);
    }

    @Test
    void keepsFilesThatItDidNotWrite() throws IOException {
        Path own = own();
        for (String name : List.of("index.html", "06-expand-after.png")) {
            Path demo = Files.createDirectories(folder.resolve("folder with " + name));
            Files.writeString(demo.resolve(name), "mine");
            Shell.Result result = shell.run("demo", demo, "--image", own);
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.errorLine()).contains(name).contains("--force");
            assertThat(demo.resolve(name)).hasContent("mine");
            assertThat(names(demo)).containsExactly(name);
            assertThat(shell.run("demo", demo, "--image", own, "--force").code())
                    .isZero();
        }
    }

    @Test
    void keepsAFileThatAnEarlierDemoOnAnotherImageDidNotWrite() throws IOException {
        Path own = own();
        Path demo = folder.resolve("demo");
        shell.run("demo", demo, "--image", own);
        Files.writeString(demo.resolve("01-generate.png"), "mine");
        assertThat(shell.run("demo", demo).code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("demo", demo, "--image", own).code()).isZero();
        assertThat(demo.resolve("01-generate.png")).hasContent("mine");
    }

    private static List<String> names(Path demo) throws IOException {
        try (Stream<Path> files = Files.list(demo)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void rejectsABrokenImageInOneLine() {
        Path text = TestImages.write(folder.resolve("text.png"), new byte[] {1, 2, 3});
        Shell.Result result = shell.run("demo", folder.resolve("demo"), "--image", text);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("text.png");
    }
}
