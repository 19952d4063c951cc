package dev.easel.it.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.imaging.Imaging;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider receives of a phone's photograph: upright pixels, and nothing about where and how they were taken. */
class UploadsTest {
    private static final String PLACE = "N 51 28 40";
    private static final ApiKey KEY = ApiKey.of("k");
    private static final HttpKit KIT = ApacheHttp.open();
    private static final Pattern BASE64 = Pattern.compile("[\":,]([A-Za-z0-9+/]{60,}=*)\"");
    private static final String ANSWER =
            Base64.getEncoder().encodeToString(TestImages.photo(96, 64).bytes());

    /** A photograph that lies on its side, with its place. */
    private static final ImageData TURNED = photograph(6);

    /** A photograph that is upright, with its place; its pixels may stay as they are. */
    private static final ImageData UPRIGHT = photograph(1);

    private static final Mask MASK = TestImages.mask(48, 64, 8, 8, 24, 24);

    @AfterAll
    static void close() {
        KIT.close();
    }

    private static ImageData photograph(int orientation) {
        byte[] jpeg = Imaging.processor()
                .convert(
                        TestImages.photo(64, 48),
                        new Delivery(ImageSize.auto(), Output.jpeg(90)),
                        CallContext.detached())
                .bytes();
        byte[] exif = ByteBuffer.allocate(6 + 26 + PLACE.length())
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(PLACE.getBytes(StandardCharsets.US_ASCII))
                .array();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)});
        file.writeBytes(exif);
        file.write(jpeg, 2, jpeg.length - 2);
        return ImageData.of(file.toByteArray());
    }

    private record Style(String name, ScriptedResponse response, Function<String, ImageProvider> provider) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Style> styles() {
        ScriptedResponse openAi = ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + ANSWER + "\"}]}");
        ScriptedResponse chat = ScriptedResponse.json("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":"
                + "\"![](data:image/png;base64," + ANSWER + ")\"},\"finish_reason\":\"stop\"}]}");
        ScriptedResponse studio = ScriptedResponse.json(
                "{\"success\":true,\"data\":{\"images\":[{\"url\":" + "\"data:image/png;base64," + ANSWER + "\"}]}}");
        return Stream.of(
                new Style("form", openAi, base -> OpenAi.openAi(KEY).base(base).provider(KIT)),
                new Style(
                        "json",
                        openAi,
                        base -> OpenAi.openAi(KEY).jsonEdits().base(base).provider(KIT)),
                new Style("chat", chat, base -> ChatConfig.fourAll(base, KEY).provider(KIT)),
                new Style(
                        "visionstudio",
                        studio,
                        base -> VisionStudioConfig.of(base, KEY).provider(KIT)));
    }

    private static Stream<Arguments> requests() {
        return styles().flatMap(style -> Stream.of(
                        EditRequest.of(TURNED, "x"),
                        InpaintRequest.of(TURNED, MASK, "x"),
                        InpaintRequest.builder(TURNED, MASK, "x").asReturned().build(),
                        InpaintRequest.builder(TestImages.photo(48, 64), MASK, "x")
                                .references(List.of(TURNED))
                                .build(),
                        ExpandRequest.of(TURNED, Border.fraction(0.25), "x"))
                .filter(request -> takes(style.name, request))
                .map(request -> Arguments.of(style, request)));
    }

    /** Vision Studio takes one image; the frames for OpenAI's sizes are large, and differ only in what goes with them. */
    private static boolean takes(String style, ImageRequest request) {
        boolean references = request instanceof InpaintRequest inpaint
                && !inpaint.references().isEmpty();
        boolean framed = request instanceof ExpandRequest
                || request instanceof InpaintRequest inpaint && !inpaint.asReturned() && !references;
        return switch (style) {
            case "visionstudio" -> !references;
            case "form", "json" -> !framed;
            default -> true;
        };
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void sendsNoPlaceAndUprightPixels(Style style, ImageRequest request) {
        List<byte[]> sent = sent(style, request);
        assertThat(sent).isNotEmpty();
        for (byte[] file : sent) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain(PLACE, "Exif", "eXIf");
            ImageData image = ImageData.of(file);
            assertThat(image.header().upright()).isTrue();
            assertThat(image.size().width()).isLessThanOrEqualTo(image.size().height());
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void sendsTheSamePixelsWhereTheyMayStay(Style style) {
        byte[] file = sent(style, EditRequest.of(UPRIGHT, "x")).get(0);
        assertThat(ImageData.of(file).format()).isEqualTo(ImageFormat.JPEG);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain(PLACE);
        assertThat(file).hasSize((int) UPRIGHT.length() - (4 + 32 + PLACE.length()));
        ImageData clean = ImageData.of(file);
        assertThat(sent(style, EditRequest.of(clean, "x"))).containsExactly(file);
    }

    @ParameterizedTest
    @MethodSource("styles")
    void sendsTheFileItselfWhereThatIsWanted(Style style) {
        assertThat(sent(style, EditRequest.builder(TURNED, "x").sendAsIs().build()))
                .containsExactly(TURNED.bytes());
    }

    @ParameterizedTest
    @MethodSource("styles")
    void tellsThatAnImageWasTurned(Style style) {
        try (FaultServer server = FaultServer.answering(style.response);
                Easel easel = easel(style, server);
                ImageResult result = easel.edit(EditRequest.of(TURNED, "x")).execute()) {
            assertThat(TURNED.size()).isEqualTo(new Size(48, 64));
            assertThat(result.notes())
                    .anySatisfy(note -> assertThat(note.message()).contains("turned upright"));
        }
    }

    private static Easel easel(Style style, FaultServer server) {
        return EaselBuilder.create()
                .provider(style.provider.apply(server.uri("/v1").toString()))
                .build();
    }

    /** Makes the call and returns every image that the provider received, as a form part or as base64. */
    private static List<byte[]> sent(Style style, ImageRequest request) {
        try (FaultServer server = FaultServer.answering(style.response);
                Easel easel = easel(style, server);
                ImageResult result = easel.call(request).execute()) {
            return images(server.last());
        }
    }

    private static List<byte[]> images(Received call) {
        List<byte[]> images = new ArrayList<>();
        if (call.header("Content-Type").orElse("").startsWith("multipart")) {
            call.parts().stream()
                    .filter(part -> part.mediaType().startsWith("image/"))
                    .forEach(part -> images.add(part.content()));
            return images;
        }
        Matcher found = BASE64.matcher(call.text());
        while (found.find()) {
            images.add(Base64.getDecoder().decode(found.group(1)));
        }
        return images;
    }
}
