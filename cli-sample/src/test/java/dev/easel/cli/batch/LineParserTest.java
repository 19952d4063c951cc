package dev.easel.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.cli.batch.manifest.Line;
import dev.easel.cli.batch.manifest.Member;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {
    @TempDir
    private Path folder;

    private static Line line(String... keysAndValues) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            members.add(new Member(keysAndValues[i], keysAndValues[i + 1]));
        }
        return new Line(7, members, Optional.empty());
    }

    private ParsedLine parse(List<Member> defaults, String... keysAndValues) {
        return new LineParser(folder, defaults).parse(line(keysAndValues));
    }

    private ImageRequest request(List<Member> defaults, String... keysAndValues) {
        return parse(defaults, keysAndValues).request(ImageSource::load);
    }

    @Test
    void takesAllOptionsOfTheVerbAsKeysInEachSpelling() {
        ImageRequest request = request(
                List.of(),
                "prompt",
                "a harbor",
                "n",
                "3",
                "quality",
                "high",
                "size",
                "64x32",
                "maxCalls",
                "2",
                "output_quality",
                "80",
                "--format",
                "jpeg",
                "seed",
                "7");
        assertThat(request.prompt()).isEqualTo("a harbor");
        assertThat(request.count()).isEqualTo(3);
        assertThat(request.maxCalls()).isEqualTo(2);
        assertThat(request.quality()).isEqualTo(Quality.HIGH);
        assertThat(request.size()).isEqualTo(ImageSize.exact(64, 32));
        assertThat(request.output().format()).contains(ImageFormat.JPEG);
        assertThat(request.output().quality()).hasValue(80);
        assertThat(request.seed()).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "--json",
                "--",
                "-n=7 --force",
                "@file",
                "\"quoted\"",
                "'",
                "two\nlines",
                "a=b",
                "${sys:user.home}",
                "%s %n",
                " leading and trailing "
            })
    void promptsOfAnyCharactersStayPrompts(String prompt) throws IOException {
        Files.write(folder.resolve("a.png"), TestImages.photo(8, 8).bytes());
        assertThat(request(List.of(), "prompt", prompt).prompt()).isEqualTo(prompt);
        assertThat(request(List.of(), "verb", "edit", "prompt", prompt, "images", "a.png")
                        .prompt())
                .isEqualTo(prompt);
    }

    @Test
    void valuesNeverBecomeOptions() {
        assertThatThrownBy(() -> request(List.of(), "prompt", "a", "quality", "high --force"))
                .hasMessageStartingWith("quality: ");
        assertThat(parse(List.of(), "prompt", "a", "model", "--force").arguments())
                .contains("--model=--force");
    }

    @Test
    void imagesAreRelativeToTheManifestAndUrlsStay() throws IOException {
        Files.write(folder.resolve("-a.png"), TestImages.photo(8, 8).bytes());
        EditRequest edit = (EditRequest) request(
                List.of(), "verb", "edit", "prompt", "b", "images", "-a.png", "images", "https://host.example/b.png");
        assertThat(edit.images().get(0)).isEqualTo(ImageSource.of(folder.resolve("-a.png")));
        assertThat(edit.images().get(1).remoteUrl()).isPresent();
    }

    @Test
    void stepsOfAMaskApplyInTheirOrder() throws IOException {
        Files.write(folder.resolve("a.png"), TestImages.photo(16, 16).bytes());
        String[] cut = {
            "verb", "inpaint", "prompt", "b", "images", "a.png", "rect", "0,0,8,8", "minus", "true", "ellipse",
            "2,2,4,4"
        };
        String[] joined = {
            "verb", "inpaint", "prompt", "b", "images", "a.png", "rect", "0,0,8,8", "minus", "false", "ellipse",
            "2,2,4,4"
        };
        assertThat(mask(cut)).isNotEqualTo(mask(joined));
        assertThat(mask(cut)).isEqualTo(mask(cut));
    }

    private Object mask(String... keysAndValues) {
        InpaintRequest request = (InpaintRequest) request(List.of(), keysAndValues);
        return ((dev.easel.core.domain.Region.Masked) request.region())
                .mask()
                .image()
                .load()
                .sha256();
    }

    /** Parsers are used again: a line leaves nothing for the next one. */
    @Test
    void aLineIsParsedLikeTheFirstOne() throws IOException {
        Files.write(folder.resolve("a.png"), TestImages.photo(16, 16).bytes());
        String[][] plain = {
            {"prompt", "b"},
            {"verb", "edit", "prompt", "b", "images", "a.png"},
            {"verb", "inpaint", "prompt", "b", "images", "a.png", "rect", "1,1,4,4"},
            {"verb", "expand", "prompt", "b", "images", "a.png", "border", "0.2"}
        };
        List<ImageRequest> before = new ArrayList<>();
        for (String[] line : plain) {
            before.add(request(List.of(), line));
        }
        for (String[] line : plain) {
            List<String> rich = new ArrayList<>(List.of(line));
            rich.addAll(
                    List.of("n", "4", "size", "64x64", "quality", "high", "seed", "3", "field", "a=1", "model", "m"));
            if (rich.contains("rect")) {
                rich.addAll(List.of("ellipse", "4,4,8,8", "feather", "2", "as-returned", "true"));
            }
            assertThat(request(List.of(), rich.toArray(String[]::new))).isNotIn(before);
            assertThatThrownBy(() -> request(List.of(), with(line, "quality", "best")))
                    .hasMessageStartingWith("quality: ");
        }
        for (int i = 0; i < plain.length; i++) {
            assertThat(request(List.of(), plain[i])).isEqualTo(before.get(i));
        }
    }

    private static String[] with(String[] line, String key, String value) {
        List<String> more = new ArrayList<>(List.of(line));
        more.addAll(List.of(key, value));
        return more.toArray(String[]::new);
    }

    @Test
    void aLineWinsOverTheDefaultsThatItExcludes() {
        List<Member> defaults =
                List.of(new Member("aspect", "3:2"), new Member("quality", "low"), new Member("feather", "3"));
        ImageRequest own = request(defaults, "prompt", "a", "size", "64x64", "quality", "high");
        assertThat(own.size()).isEqualTo(ImageSize.exact(64, 64));
        assertThat(own.quality()).isEqualTo(Quality.HIGH);
        ImageRequest byDefault = request(defaults, "prompt", "a");
        assertThat(byDefault.size()).isEqualTo(ImageSize.ratio(3, 2));
        assertThat(byDefault.quality()).isEqualTo(Quality.LOW);
    }

    @Test
    void theExtensionOfANameIsTheFormat() {
        ParsedLine line = parse(List.of(new Member("format", "png")), "prompt", "a", "name", "cat.JPG");
        assertThat(line.name()).contains("cat");
        assertThat(line.request(ImageSource::load).output().format()).contains(ImageFormat.JPEG);
        assertThatThrownBy(() -> parse(List.of(), "prompt", "a", "name", "cat.jpg", "format", "png"))
                .hasMessageContaining("make them agree");
    }

    @Test
    void anIdIsTheNumberOfTheLineByDefault() {
        ParsedLine line = parse(List.of(), "prompt", "a", "id", "");
        assertThat(line.id()).isEqualTo("7");
        assertThat(line.verb()).isEqualTo(Verb.GENERATE);
        assertThat(line.count()).isEqualTo(1);
        assertThat(parse(List.of(), "prompt", "a", "n", "2", "count", "5").count())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt=a|qualty=high|Unknown key 'qualty'. Did you mean 'quality'?",
                "prompt=a|aspect_ratio=3:2|Unknown key 'aspect_ratio'. Did you mean 'aspect'?",
                "prompt=a|zzzzzz=1|Unknown key 'zzzzzz'. Use verb, prompt, images, id, name, or the name of an option of generate.",
                "prompt=a|feather=3|The key 'feather' is not for generate, but for inpaint.",
                "prompt=a|verb=paint|Unknown verb 'paint': choose one of generate, edit, inpaint, expand.",
                "prompt=a|chroma=full|The key 'chroma' holds for all images of a batch: give it on the command line, as --chroma.",
                "prompt=a|images=a.png|The key 'images' is not for generate: use the verb edit, or remove it.",
                "prompt=a|may-shrink=perhaps|may-shrink: Invalid value 'perhaps': expected true or false.",
                "prompt=a|verb=edit|The image is missing: edit needs the key 'images', such as \"photo.jpg\".",
                "id=a|quality=high|The prompt is missing: add the key 'prompt'."
            })
    void saysWhatIsWrong(String first, String second, String message) {
        String[] one = first.split("=");
        String[] other = second.split("=");
        assertThatThrownBy(() -> request(List.of(), one[0], one[1], other[0], other[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aFingerprintFollowsFromWhatIsRequested() throws IOException {
        Path image = Files.write(folder.resolve("a.png"), TestImages.photo(8, 8).bytes());
        String[] line = {"verb", "edit", "prompt", "b", "images", "a.png"};
        String before = parse(List.of(), line).fingerprint();
        assertThat(parse(List.of(), line).fingerprint()).isEqualTo(before);
        assertThat(parse(List.of(new Member("quality", "high")), line).fingerprint())
                .isNotEqualTo(before);
        Path moved = Files.createDirectory(folder.resolve("moved"));
        Files.copy(image, moved.resolve("b.png"));
        assertThat(parse(List.of(), "verb", "edit", "prompt", "b", "images", "moved/b.png")
                        .fingerprint())
                .isEqualTo(before);
        Files.write(image, TestImages.photo(9, 9).bytes());
        assertThat(parse(List.of(), line).fingerprint()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"mask,https://host.invalid/b.png", "image,https://host.invalid/b.png", "mask,m.png"})
    void aFingerprintCoversMasksOnTheWeb(String key, String image) {
        String[] line = {
            "verb",
            "inpaint",
            "prompt",
            "b",
            "images",
            "https://host.invalid/a.png",
            "mask",
            "https://host.invalid/a.png"
        };
        String before = parse(List.of(), line).fingerprint();
        line[key.equals("mask") ? 7 : 5] = image;
        assertThat(parse(List.of(), line).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void whatMayBeSecretIsNotShown() {
        ParsedLine line = parse(
                List.of(),
                "verb",
                "inpaint",
                "prompt",
                "a",
                "images",
                "https://me:canary@host.invalid/a.png?signature=canary",
                "mask",
                "https://host.invalid/m.png?signature=canary",
                "field",
                "api-token=canary",
                "field",
                "steps=8");
        assertThat(line.shownImages()).containsExactly("https://…@host.invalid/a.png?…");
        assertThat(line.shownSettings())
                .containsEntry("mask", "https://host.invalid/m.png?…")
                .containsEntry("field", "api-token=… steps=8");
    }

    @Test
    void headersAreNotShown() {
        ParsedLine line = parse(List.of(), "prompt", "a", "header", "Prefer: wait=60", "field", "a=1", "field", "b=2");
        assertThat(line.shownSettings()).containsOnlyKeys("field").containsEntry("field", "a=1 b=2");
    }
}
