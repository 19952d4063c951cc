package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The grammar of the command line as a table: the arguments, what standard input holds, the exit code, a part of what is
 * printed, the files that are new or changed with their sizes and formats, and the number of requests that were sent.
 */
class GrammarTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private Map<String, byte[]> before = Map.of();

    @BeforeEach
    void writeInputs() throws IOException {
        Files.createDirectories(folder.resolve("in/sub"));
        Files.createDirectories(folder.resolve("made"));
        write("a.png", TestImages.png(30, 20));
        write("b.jpg", TestImages.jpeg(16, 8));
        write("in/one.png", TestImages.png(12, 8));
        write("in/two.jpg", TestImages.jpeg(10, 10));
        write("in/sub/three.png", TestImages.png(8, 8));
        write("in/notes.txt", "not an image".getBytes(StandardCharsets.UTF_8));
        write("old.png", TestImages.png(4, 4));
        write("mask.png", TestImages.png(30, 20));
        write("broken.png", "not an image".getBytes(StandardCharsets.UTF_8));
        write("prompt.txt", "\uFEFF--a \"cat\"\r\n".getBytes(StandardCharsets.UTF_8));
        write("latin.txt", new byte[] {(byte) 0xE9});
        write("list.txt", (folder + "/a.png\n\n" + folder + "/b.jpg\n").getBytes(StandardCharsets.UTF_8));
        write("zeros.txt", (folder + "/a.png\0" + folder + "/b.jpg\0").getBytes(StandardCharsets.UTF_8));
        Files.createSymbolicLink(folder.resolve("link.png"), Path.of("old.png"));
        Files.createSymbolicLink(folder.resolve("dangling.png"), Path.of("made/new.png"));
        Files.createSymbolicLink(folder.resolve("circle.png"), Path.of("circle.png"));
        before = files();
        for (int i = 0; i < 12; i++) {
            provider.answer((request, context) -> painted(request));
        }
    }

    private void write(String name, byte[] bytes) {
        TestImages.write(folder.resolve(name), bytes);
    }

    private static ImageResult painted(ImageRequest request) {
        Size size = request instanceof InpaintRequest inpaint
                ? inpaint.image().load().size()
                : request.size() instanceof ImageSize.Exact exact
                        ? exact.size()
                        : request instanceof EditRequest edit
                                ? edit.images().get(0).load().size()
                                : new Size(9, 6);
        byte[] png = TestImages.png(size.width(), size.height());
        ImageResult.Builder result = ImageResult.builder("scripted");
        for (int i = 0; i < request.count(); i++) {
            result.image(GeneratedImage.received(ImageData.of(png)));
        }
        return result.build();
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Returns the arguments; ~ stands for the folder. */
    private Object[] arguments(String line) {
        List<Object> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add(word.replace("~", folder.toString()));
        }
        return words.toArray();
    }

    private List<String> written() {
        List<String> written = new ArrayList<>();
        files().forEach((name, bytes) -> {
            if (!Arrays.equals(bytes, before.get(name))) {
                ImageData image = ImageData.of(bytes);
                written.add(name + "=" + image.size() + "/" + image.format().word());
            }
        });
        return written;
    }

    private Shell.Result run(String line, String input) {
        Shell shell = Shell.using(provider.provider());
        switch (input) {
            case "none" -> {}
            case "png" -> shell.input(TestImages.png(30, 20));
            case "mask" -> shell.input(TestImages.png(30, 20));
            case "list" -> shell.input(folder + "/a.png\n" + folder + "/b.jpg\n");
            default -> shell.input(input);
        }
        return shell.run(arguments(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # a prompt is given once, in one of four ways
            generate 'a cat' -o ~/x.png                       | none  | 0 | x.png (9x6 png              | x.png=9x6/png                             | 1
            generate -p 'a cat' -o ~/x.png                    | none  | 0 | x.png (9x6 png              | x.png=9x6/png                             | 1
            generate --prompt-file ~/prompt.txt -o ~/x.png    | none  | 0 | x.png (9x6 png              | x.png=9x6/png                             | 1
            generate --prompt-file - -o ~/x.png               | a cat | 0 | x.png (9x6 png              | x.png=9x6/png                             | 1
            generate - -o ~/x.png                             | a cat | 0 | x.png (9x6 png              | x.png=9x6/png                             | 1
            generate cat -p dog -o ~/x.png                    | none  | 2 | by the argument PROMPT and by -p | -                                    | 0
            edit ~/a.png -p x --prompt-file ~/prompt.txt -o ~/x.png | none | 2 | by -p and by --prompt-file | -                                     | 0
            generate -o ~/x.png                               | none  | 2 | The prompt is missing       | -                                         | 0
            generate --prompt-file ~/latin.txt -o ~/x.png     | none  | 2 | latin.txt is not UTF-8 text | -                                         | 0
            generate --prompt-file ~/nope.txt -o ~/x.png      | none  | 2 | nope.txt: the file does not exist | -                                   | 0
            generate --prompt-file ~/in -o ~/x.png            | none  | 2 | is a folder                 | -                                         | 0
            generate - -o ~/x.png                             | ``    | 2 | The prompt is empty         | -                                         | 0
            generate -o ~/x.png -- --json                     | none  | 0 | x.png (9x6 png              | x.png=9x6/png                             | 1
            # images come from pipes
            convert - -o ~/x.jpg                              | png   | 0 | x.jpg (30x20 jpeg           | x.jpg=30x20/jpeg                          | 0
            convert - -o - --format jpeg                      | png   | 0 | - (30x20 jpeg               | -                                         | 0
            convert /dev/stdin -o /dev/stdout --format jpeg   | png   | 0 | - (30x20 jpeg               | -                                         | 0
            convert - -o ~/made                               | png   | 0 | stdin.png (30x20 png        | made/stdin.png=30x20/png                  | 0
            convert - -o ~/x.png                              | ``    | 2 | standard input is empty     | -                                         | 0
            convert - -o ~/x.png                              | text  | 2 | standard input: Unknown image format | -                                | 0
            edit - -p night -o ~/x.png                        | png   | 0 | x.png (30x20 png            | x.png=30x20/png                           | 1
            expand - -p more --left 10% -o ~/x.png            | png   | 0 | x.png (33x20 png            | x.png=33x20/png                           | 1
            inpaint - -p x --rect 0,0,50%,50% -o ~/x.png      | png   | 0 | x.png (30x20 png            | x.png=30x20/png                           | 1
            inpaint ~/a.png -p x --mask - -o ~/x.png          | mask  | 0 | x.png (30x20 png            | x.png=30x20/png                           | 1
            mask - --rect 0,0,9,9 -o ~/x.png                  | png   | 0 | x.png (30x20 png            | x.png=30x20/png                           | 0
            edit - -p - -o ~/x.png                            | png   | 2 | both the image and the prompt come from it | -                          | 0
            inpaint - --mask - -p x -o ~/x.png                | png   | 2 | both the image and --mask come from it | -                              | 0
            inpaint - --mask ~/mask.png --prompt-file - -p x -o ~/x.png | png | 2 | by -p and by --prompt-file | -                                  | 0
            convert - --files-from - -o ~/made/               | png   | 2 | both                        | -                                         | 0
            # where images go
            convert ~/a.png -o /dev/null                      | none  | 0 | /dev/null (30x20 png        | -                                         | 0
            generate cats -n 2 -o /dev/null                   | none  | 0 | /dev/null (9x6 png          | -                                         | 1
            generate cats -n 2 -o -                           | none  | 2 | can write only one image, but 2 | -                                     | 0
            convert ~/a.png -o ~/made                         | none  | 0 | made/a.png (30x20 png       | made/a.png=30x20/png                      | 0
            convert ~/a.png -o ~/new/deep/ --format webp      | none  | 0 | new/deep/a.webp             | new/deep/a.webp=30x20/webp                | 0
            edit ~/b.jpg -p night -o ~/made/                  | none  | 0 | made/b.png (16x8 png        | made/b.png=16x8/png                       | 1
            generate 'A cat, on a Mat!' -o ~/made/            | none  | 0 | a-cat-on-a-mat.png          | made/a-cat-on-a-mat.png=9x6/png           | 1
            generate cats -n 2 -o ~/made/                     | none  | 0 | cats-2.png                  | made/cats-1.png=9x6/png made/cats-2.png=9x6/png | 1
            generate cats -n 2 -o ~/made/{n:03}.jpg           | none  | 0 | 002.jpg                     | made/001.jpg=9x6/jpeg made/002.jpg=9x6/jpeg | 1
            convert ~/a.png -o ~/{name}-small.jpg             | none  | 0 | a-small.jpg                 | a-small.jpg=30x20/jpeg                    | 0
            convert ~/a.png -o ~/{{x}}.jpg                    | none  | 0 | {x}.jpg                     | {x}.jpg=30x20/jpeg                        | 0
            convert ~/a.png -o ~/{size}.jpg                   | none  | 2 | unknown field '{size}'      | -                                         | 0
            convert ~/a.png -o ~/{n.jpg                       | none  | 2 | unknown field '{n.jpg'      | -                                         | 0
            convert ~/a.png -o ~/old.png                      | none  | 2 | already exists              | -                                         | 0
            convert ~/a.png -o ~/old                          | none  | 2 | already exists              | -                                         | 0
            convert ~/a.png -o ~/link.png                     | none  | 2 | link.png already exists     | -                                         | 0
            convert ~/a.png -o ~/link.png --force             | none  | 0 | link.png (30x20 png         | old.png=30x20/png                         | 0
            convert ~/a.png -o ~/dangling.png                 | none  | 0 | dangling.png (30x20 png     | made/new.png=30x20/png                    | 0
            convert ~/a.png -o ~/circle.png                   | none  | 2 | lead in a circle            | -                                         | 0
            convert ~/a.png -o ~/a.png                        | none  | 2 | already exists              | -                                         | 0
            convert ~/a.png --fit 15x -o ~/a.png --force      | none  | 0 | a.png (15x10 png            | a.png=15x10/png                           | 0
            generate cat -o ''                                | none  | 2 | give a file name            | -                                         | 0
            # many inputs
            convert ~/a.png ~/b.jpg -o ~/made/                | none  | 0 | made/a.png                  | made/a.png=30x20/png made/b.jpg=16x8/jpeg | 0
            convert ~/a.png ~/b.jpg --fit 50% -o ~/{n}.png    | none  | 0 | 2.png (8x4 png              | 1.png=15x10/png 2.png=8x4/png             | 0
            convert ~/a.png ~/b.jpg -o ~/x.png                | none  | 2 | is one file, but there are 2 inputs | -                                 | 0
            convert ~/a.png ~/b.jpg -o -                      | none  | 2 | but there are 2 inputs      | -                                         | 0
            convert ~/a.png ~/b.jpg -o /dev/null              | none  | 0 | /dev/null (16x8 jpeg        | -                                         | 0
            convert ~/a.png ~/a.png -o ~/made/                | none  | 2 | would both be written to    | -                                         | 0
            convert ~/a.png ~/b.jpg -o ~/made/{name} --force --format png | none | 0 | made/b.png       | made/a.png=30x20/png made/b.png=16x8/png  | 0
            convert ~/in -o ~/made/                           | none  | 0 | made/two.jpg                | made/one.png=12x8/png made/two.jpg=10x10/jpeg | 0
            convert ~/in --recursive -o ~/made/               | none  | 0 | made/sub/three.png          | made/one.png=12x8/png made/sub/three.png=8x8/png made/two.jpg=10x10/jpeg | 0
            convert ~/in --recursive -o ~/in/sub/ --format webp | none | 0 | in/sub/one.webp            | in/sub/one.webp=12x8/webp in/sub/two.webp=10x10/webp | 0
            convert ~/made -o ~/in/                           | none  | 2 | has no image                | -                                         | 0
            convert ~/a.png ~/broken.png ~/nope.png -o ~/made/ | none | 1 | nope.png: the file does not exist | made/a.png=30x20/png                | 0
            convert ~/broken.png ~/nope.png -o ~/made/        | none  | 2 | broken.png: Unknown image format | -                                    | 0
            convert --files-from - -o ~/made/                 | list  | 0 | made/b.jpg                  | made/a.png=30x20/png made/b.jpg=16x8/jpeg | 0
            convert --files-from ~/list.txt -o ~/made/        | none  | 0 | made/b.jpg                  | made/a.png=30x20/png made/b.jpg=16x8/jpeg | 0
            convert --files-from ~/zeros.txt -o ~/made/       | none  | 0 | made/b.jpg                  | made/a.png=30x20/png made/b.jpg=16x8/jpeg | 0
            convert --files-from - -o ~/made/                 | ``    | 2 | names no image              | -                                         | 0
            convert ~/a.png ~/b.jpg --parallel 0 -o ~/made/   | none  | 2 | Invalid --parallel 0        | -                                         | 0
            convert ~/a.png ~/old.png -o ~/old.png/ --force   | none  | 2 | is not a folder             | -                                         | 0
            edit ~/a.png ~/b.jpg -p both -o ~/x.png           | none  | 0 | x.png (30x20 png            | x.png=30x20/png                           | 1
            edit ~/a.png ~/b.jpg --each -p night -o ~/made/   | none  | 0 | made/b.png (16x8 png        | made/a.png=30x20/png made/b.png=16x8/png  | 2
            edit ~/in --each -p night -n 2 -o ~/made/{n}.png  | none  | 0 | made/4.png                  | made/1.png=12x8/png made/2.png=12x8/png made/3.png=10x10/png made/4.png=10x10/png | 2
            edit ~/a.png ~/b.jpg --each -p - -o ~/made/       | night | 0 | made/b.png (16x8 png        | made/a.png=30x20/png made/b.png=16x8/png  | 2
            edit ~/in -p night -o ~/made/                     | none  | 2 | add --each                  | -                                         | 0
            edit --files-from ~/list.txt -p x -o ~/made/      | none  | 2 | --files-from needs --each   | -                                         | 0
            edit ~/a.png ~/broken.png --each -p x -o ~/made/  | none  | 1 | broken.png: Unknown image format | made/a.png=30x20/png                 | 1
            edit ~/a.png ~/b.jpg --each -p x --sheet ~/s.png -o ~/made/ | none | 2 | --sheet shows one call | -                                       | 0
            edit ~/a.png ~/b.jpg --each -p x --idempotency-key k -o ~/made/ | none | 2 | the key of one call | -                                      | 0
            edit ~/a.png ~/b.jpg --each -p x --dry-run        | none  | 0 | each of 2 inputs            | -                                         | 0
            edit ~/a.png ~/b.jpg --each -p x -o ~/made/ --json | none | 0 | `"input":"`                 | made/a.png=30x20/png made/b.png=16x8/png  | 2
            edit ~/broken.png ~/a.png --each -p x -o ~/made/ --json | none | 1 | `"kind":"ImageProcessingException"` | made/a.png=30x20/png                     | 1
            expand ~/a.png ~/b.jpg -p x --top 50% -o ~/made/  | none  | 0 | made/b.png (16x12 png       | made/a.png=30x30/png made/b.png=16x12/png | 2
            # sizes, ratios and lengths
            convert ~/a.png --fit 10x10 -o ~/x.png            | none  | 0 | x.png (10x7 png             | x.png=10x7/png                            | 0
            convert ~/a.png --fit 10x10 --resize-mode cover -o ~/x.png | none | 0 | x.png (10x10 png    | x.png=10x10/png                           | 0
            convert ~/a.png --fit 10x10 --resize-mode pad -o ~/x.png   | none | 0 | x.png (10x10 png    | x.png=10x10/png                           | 0
            convert ~/a.png --fit 90x90 -o ~/x.png            | none  | 0 | was not enlarged            | x.png=30x20/png                           | 0
            convert ~/a.png --fit 90x90 --enlarge -o ~/x.png  | none  | 0 | x.png (90x60 png            | x.png=90x60/png                           | 0
            convert ~/a.png --fit 90x90 --resize-mode cover -o ~/x.png | none | 0 | was not enlarged    | x.png=20x20/png                           | 0
            convert ~/a.png --fit 90x90 --resize-mode pad -o ~/x.png   | none | 0 | was not enlarged    | x.png=30x30/png                           | 0
            convert ~/a.png --fit 90x90 --resize-mode pad --enlarge -o ~/x.png | none | 0 | x.png (90x90 | x.png=90x90/png                           | 0
            convert ~/a.png --fit 15x -o ~/x.png              | none  | 0 | x.png (15x10 png            | x.png=15x10/png                           | 0
            convert ~/a.png --fit x10 -o ~/x.png              | none  | 0 | x.png (15x10 png            | x.png=15x10/png                           | 0
            convert ~/a.png --fit 50% -o ~/x.png              | none  | 0 | x.png (15x10 png            | x.png=15x10/png                           | 0
            convert ~/a.png --fit 200% -o ~/x.png             | none  | 2 | add --enlarge               | -                                         | 0
            convert ~/a.png --fit 200% --enlarge -o ~/x.png   | none  | 0 | x.png (60x40 png            | x.png=60x40/png                           | 0
            convert ~/a.png --fit 1:1 -o ~/x.png              | none  | 0 | x.png (20x20 png            | x.png=20x20/png                           | 0
            convert ~/a.png --fit 3/1 -o ~/x.png              | none  | 0 | x.png (30x10 png            | x.png=30x10/png                           | 0
            convert ~/a.png --enlarge -o ~/x.png              | none  | 2 | add --fit                   | -                                         | 0
            convert ~/a.png --fit x -o ~/x.png                | none  | 2 | expected WIDTHxHEIGHT, WIDTHx, xHEIGHT or percent | -                   | 0
            edit ~/a.png -p x --size 50% -o ~/x.png           | none  | 0 | x.png (15x10 png            | x.png=15x10/png                           | 1
            edit ~/a.png -p x --size 60x -o ~/x.png           | none  | 0 | x.png (60x40 png            | x.png=60x40/png                           | 1
            generate x --size 50% -o ~/x.png                  | none  | 2 | depends on an input image   | -                                         | 0
            generate x --aspect 16/4 -o ~/x.png               | none  | 0 | x.png (9x2 png              | x.png=9x2/png                             | 1
            generate x --aspect 2.25:1 -o ~/x.png             | none  | 0 | x.png (9x4 png              | x.png=9x4/png                             | 1
            generate x --aspect 3.0 -o ~/x.png                | none  | 0 | x.png (9x3 png              | x.png=9x3/png                             | 1
            generate x --aspect 0:1 --dry-run                 | none  | 2 | both numbers must be above 0 | -                                        | 0
            expand ~/a.png -p x --border 20% -o ~/x.png       | none  | 0 | x.png (42x28 png            | x.png=42x28/png                           | 1
            expand ~/a.png -p x --border 5 -o ~/x.png         | none  | 0 | x.png (40x30 png            | x.png=40x30/png                           | 1
            expand ~/a.png -p x --left 10% --top 5 -o ~/x.png | none  | 0 | x.png (33x25 png            | x.png=33x25/png                           | 1
            expand ~/a.png -p x --to 2/1 --overlap 5% -o ~/x.png | none | 0 | x.png (40x20 png          | x.png=40x20/png                           | 1
            expand ~/a.png -p x --to 200% -o ~/x.png          | none  | 0 | x.png (60x40 png            | x.png=60x40/png                           | 1
            mask ~/a.png --rect 10%,10%,50%,50% --grow 5% --feather 2.5% -o ~/x.png | none | 0 | x.png (30x20 | x.png=30x20/png                      | 0
            mask ~/a.png --rect 0,0,9,9 --grow 5.5 -o ~/x.png | none  | 2 | expected whole pixels or percent | -                                    | 0
            # colors
            mask ~/a.png --from-color rebeccapurple -o ~/x.png | none | 0 | x.png (30x20                | x.png=30x20/png                           | 0
            mask ~/a.png --from-color 'rgb(255, 0, 0),9' -o ~/x.png | none | 0 | x.png (30x20           | x.png=30x20/png                           | 0
            mask ~/a.png --from-color transparent -o ~/x.png  | none  | 2 | not opaque                  | -                                         | 0
            convert ~/a.png --matte 'hsl(206 100% 56%)' -o ~/x.jpg | none | 0 | x.jpg (30x20 jpeg       | x.jpg=30x20/jpeg                          | 0
            convert ~/a.png --matte '#2af8' -o ~/x.jpg        | none  | 2 | not opaque                  | -                                         | 0
            convert ~/a.png --matte mauve -o ~/x.jpg          | none  | 2 | expected a CSS color        | -                                         | 0
            # one value: the last wins; several: all count
            generate x --format png --format webp -o ~/x      | none  | 0 | x.webp                      | x.webp=9x6/webp                           | 1
            generate -p x -p y -o ~/w.png -o ~/x.png          | none  | 0 | x.png (9x6 png              | x.png=9x6/png                             | 1
            mask ~/a.png --rect 0,0,9,9 --rect 9,9,9,9 -o ~/x.png | none | 0 | x.png (30x20             | x.png=30x20/png                           | 0
            recover --list -o ~/x.png                         | none  | 2 | --list writes no image      | -                                         | 0
            """)
    void isAsTheTableSays(String line, String input, int code, String printed, String files, int requests) {
        Shell.Result result = run(line, input);
        String all = (line.contains("-o - ") || line.contains("/dev/stdout") ? "" : result.out()) + result.err();
        assertThat(result.code()).as(all).isEqualTo(code);
        assertThat(all).contains(printed);
        assertThat(written()).as(all).containsExactlyInAnyOrder(files.equals("-") ? new String[0] : files.split(" "));
        assertThat(provider.received()).hasSize(requests);
        if (code == 2 && !line.contains("broken.png")) {
            assertThat(result.err().lines()).hasSize(1);
        }
        assertThat(folder.resolve("link.png")).isSymbolicLink();
    }
}
