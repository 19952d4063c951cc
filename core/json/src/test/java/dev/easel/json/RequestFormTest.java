package dev.easel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.interceptor.RequestKey;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestFormTest {
    private static final JsonForm<ImageRequest> FORM = JsonForm.requests();
    private static final ImageData PHOTO = TestImages.photo(4, 3);
    private static final String DOCUMENT = "{\"easel\":\"request\",\"version\":1,";

    static Stream<ImageRequest> requests() {
        ImageSource bytes = ImageSource.of(PHOTO.bytes());
        ImageSource web = ImageSource.of(URI.create("https://host/a%20b.png?signature=1#x"));
        ImageSource file = ImageSource.of(Path.of("some where", "ä 😀.png"));
        return Stream.of(
                GenerateRequest.of("a cat \ud83d\ude00 \"quoted\"\n\u0000 \ud800"),
                GenerateRequest.builder("a cat").seed(Long.MIN_VALUE).build(),
                GenerateRequest.builder("a cat")
                        .size(ImageSize.exact(Integer.MAX_VALUE, 1))
                        .build(),
                EditRequest.builder(List.of(bytes, web, file, PHOTO), "a cat").build(),
                InpaintRequest.of(PHOTO, new Mask(file, MaskConvention.WHITE_AND_TRANSPARENT), "a cat"),
                InpaintRequest.builder(web, new Region.Expanded(Border.pixels(1, 0, 0, 2)), "a cat")
                        .build(),
                ExpandRequest.of(web, Border.fraction(1.0 / 3), "a cat"),
                ExpandRequest.of(web, new Border.ToRatio(new AspectRatio(16, 9), Gravity.TOP_LEFT), "a cat"),
                ExpandRequest.of(web, new Border.ToSize(new Size(1024, 768), Gravity.BOTTOM), "a cat"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsWhatItWrote(ImageRequest request) {
        assertThat(FORM.read(FORM.write(request))).isEqualTo(request);
        assertThat(FORM.readPart(FORM.writePart(request))).isEqualTo(request);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FORM.write(request, out);
        assertThat(FORM.read(out.toString(StandardCharsets.UTF_8))).isEqualTo(request);
    }

    @Test
    void leavesOutDefaults() {
        assertThat(FORM.write(GenerateRequest.of("a cat")))
                .isEqualTo(DOCUMENT + "\"verb\":\"generate\",\"prompt\":\"a cat\"}");
    }

    @Test
    void keepsTheKeyOfARequestWithImages(@TempDir Path folder) {
        Path file = PHOTO.writeTo(folder.resolve("photo.png"));
        ImageRequest request = EditRequest.builder(
                        List.of(ImageSource.of(file), ImageData.of(file), ImageSource.of(PHOTO.bytes())), "a cat")
                .build();
        ImageRequest read = FORM.read(FORM.write(request));
        assertThat(read).isEqualTo(request);
        assertThat(RequestKey.of(read)).isEqualTo(RequestKey.of(request));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "verb":"paint","prompt":"x"                       | "verb" is "paint"; expected one of generate, edit, inpaint, expand
            "prompt":"x"                                      | "verb" is missing; expected one of generate
            "verb":"generate"                                 | "prompt" is missing; expected text
            "verb":"generate","prompt":7                      | "prompt" is 7; expected text
            "verb":"generate","prompt":" "                    | The prompt is empty
            "verb":"generate","promt":"x","prompt":"x"        | "promt" is unknown; allowed are easel, version, verb, prompt
            "verb":"generate","prompt":"x","image":{}         | "image" is unknown
            "verb":"generate","prompt":"x","count":0          | "count": Invalid count of 0 images
            "verb":"generate","prompt":"x","count":"2"        | "count" is "2"; expected a whole number
            "verb":"generate","prompt":"x","count":1.5        | "count" is 1.5; expected a whole number
            "verb":"generate","prompt":"x","count":99999999999 | "count": The number 99999999999 is out of range
            "verb":"generate","prompt":"x","seed":1e3         | "seed" is 1E+3; expected a whole number
            "verb":"generate","prompt":"x","seed":99999999999999999999 | "seed" is 99999999999999999999; expected a whole number
            "verb":"generate","prompt":"x","seed":1e999999999 | exponents up to 400
            "verb":"generate","prompt":"x","size":"1024"      | "size": The text "1024" is not two whole numbers with "x"
            "verb":"generate","prompt":"x","size":"0x1"       | "size"
            "verb":"generate","prompt":"x","size":"9999999999x1" | out of range
            "verb":"generate","prompt":"x","quality":"best"   | "quality" is "best"; expected one of auto, low, medium, high
            "verb":"generate","prompt":"x","quality":3        | "quality" is 3; expected one of
            "verb":"generate","prompt":"x","output":[]        | "output" is a list; expected an object
            "verb":"generate","prompt":"x","output":{"quality":101} | "output.quality": Invalid output quality 101
            "verb":"generate","prompt":"x","output":{"maxBytes":0} | "output": maxBytes must be at least 1
            "verb":"generate","prompt":"x","output":{"mayShrink":"yes"} | "output.mayShrink" is "yes"; expected true or false
            "verb":"generate","prompt":"x","output":{"color":1} | "output.color" is unknown
            "verb":"generate","prompt":"x","output":{"matte":"#12"} | "output.matte": Invalid color '#12'
            "verb":"generate","prompt":"x","options":{"acme":{}} | "options.acme" is unknown
            "verb":"generate","prompt":"x","prompt":"y"       | Duplicate field 'prompt'
            "verb":"edit","prompt":"x"                        | An edit needs at least 1 image
            "verb":"edit","prompt":"x","images":{}            | "images" is an object; expected a list
            "verb":"edit","prompt":"x","images":["a.png"]     | "images[0]" is "a.png"; expected an object
            "verb":"edit","prompt":"x","images":[{"file":"a"},{}] | "images[1]": An image has one of "file", "url" and "data"
            "verb":"edit","prompt":"x","images":[{"file":"a","url":"http://b/"}] | "images[0]": An image has one of
            "verb":"edit","prompt":"x","images":[{"url":"ftp://b/"}] | "images[0]": Invalid image URL
            "verb":"edit","prompt":"x","images":[{"url":"http://user:pw@host/ x"}] | "images[0]": The URL is not valid
            "verb":"edit","prompt":"x","images":[{"data":"!"}] | "images[0]": The "data" of an image is not base64
            "verb":"edit","prompt":"x","images":[{"data":"QUJD","sha256":"0"}] | it is damaged
            "verb":"edit","prompt":"x","images":[{"file":"a","sha256":"0"}] | stands with its "data" only
            "verb":"inpaint","prompt":"x","image":{"file":"a"} | either a "mask"
            "verb":"inpaint","prompt":"x","image":{"file":"a"},"mask":{"file":"b"},"border":{"share":0.1} | either a "mask"
            "verb":"inpaint","prompt":"x","image":{"file":"a"},"mask":{"file":"b"},"maskThreshold":0 | "maskThreshold": Invalid mask threshold 0
            "verb":"expand","prompt":"x","image":{"file":"a"} | "border" is missing; expected an object
            "verb":"expand","prompt":"x","image":{"file":"a"},"border":{} | "border": A border has one of
            "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"share":0.9} | "border": Border 0.9 is out of range
            "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"left":-1} | "border": Invalid border
            "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"share":0.1,"left":1} | "border": A border has one of
            "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"ratio":"1x2"} | "border.ratio": The text "1x2"
            "verb":"expand","prompt":"x","image":{"file":"a"},"border":{"left":1},"overlap":300 | "overlap": An overlap of 300
            """)
    void refusesWhatIsWrongByTheNameOfTheField(String members, String message) {
        assertThatThrownBy(() -> FORM.read(DOCUMENT + members + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid request: ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("pw@");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                | a JSON object is expected
            []                                                | a JSON object is expected
            null                                              | a JSON object is expected
            {"easel":                                         | not valid JSON at line 1
            {"easel":"request","version":1,"verb":"generate","prompt":"x"} {} | something follows
            {"easel":"result","version":1}                    | "easel" is "result"; expected "request"
            {"version":1}                                     | "easel" is missing
            {"easel":"request"}                               | "version" is missing
            {"easel":"request","version":2}                   | "version" is 2; expected 1
            {"easel":"request","version":1e999999999}         | exponents up to 400
            """)
    void refusesOtherDocuments(String document, String message) {
        assertThatThrownBy(() -> FORM.read(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Invalid request: ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesDepthWithoutEnd() {
        assertThatThrownBy(() -> FORM.read(DOCUMENT + "\"options\":" + "[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nesting depth");
    }

    private record Style(String name, int depth, Map<String, Object> more) implements ProviderOptions {
        private static Style of(Map<String, ?> settings) {
            return new Style(
                    (String) settings.get("name"), (Integer) settings.get("depth"), Map.of("m", settings.get("m")));
        }

        @Override
        public Map<String, ?> settings() {
            return Map.of("name", name, "depth", depth, "m", more.get("m"));
        }
    }

    private static final Style STYLE =
            new Style("s", 3, Map.of("m", Map.of("a", List.of(1, 2.5, "x", true, 1L << 40))));

    @Test
    void keepsTheOptionsThatItKnows() {
        JsonForm<ImageRequest> form = JsonForm.requests(new JsonForm.Options<>("style", Style.class, Style::of));
        ImageRequest request = GenerateRequest.builder("a cat").options(STYLE).build();
        assertThat(form.write(request)).contains("\"options\":{\"style\":{");
        assertThat(form.read(form.write(request))).isEqualTo(request);
        assertThat(RequestKey.of(form.read(form.write(request)))).isEqualTo(RequestKey.of(request));
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        ImageRequest request = GenerateRequest.builder("a cat").options(STYLE).build();
        assertThatThrownBy(() -> FORM.write(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carries Style")
                .hasMessageContaining("JsonForm.Options");
    }

    private record Header(String name) implements ProviderOptions {
        @Override
        public Map<String, ?> settings() {
            return Map.of("header." + name, "s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "authorization,true",
        "x-api-key,true",
        "X-ApiKey,true",
        "cookie,true",
        "x-auth-token,true",
        "accessToken,true",
        "x-mood,false",
        "max_tokens,false",
        "idempotency-key,false",
        "keyframes,false",
        "x-author,false"
    })
    void writesNoSecrets(String name, boolean secret) {
        JsonForm<ImageRequest> form = JsonForm.requests(new JsonForm.Options<>(
                "h",
                Header.class,
                settings -> new Header(settings.keySet().iterator().next())));
        ImageRequest request =
                GenerateRequest.builder("a cat").options(new Header(name)).build();
        if (secret) {
            assertThatThrownBy(() -> form.write(request))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("header." + name)
                    .hasMessageNotContaining("s3cret");
        } else {
            assertThat(form.write(request)).contains("s3cret");
        }
    }
}
