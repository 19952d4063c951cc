package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.StorageException;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestKeyTest {
    private static final GenerateRequest CAT = GenerateRequest.of("a cat");
    /** A PNG of one pixel, written out: an encoder may change. */
    private static final byte[] DOT = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a494441"
                    + "54789c636000000002000148afa4710000000049454e44ae426082");

    private static final ImageSource IMAGE = ImageSource.of(DOT);
    private static final ImageSource OTHER = TestImages.photo(9, 8);
    private static final Mask MASK = new Mask(IMAGE, MaskConvention.WHITE);

    private record Style(String name, int depth) implements ProviderOptions {}

    private static final class Named implements ProviderOptions {
        private final Map<String, Object> settings;

        private Named(Map<String, Object> settings) {
            this.settings = settings;
        }

        @Override
        public Map<String, ?> settings() {
            return settings;
        }
    }

    private static RequestKey key(ImageRequest request) {
        return RequestKey.of(request);
    }

    private static RequestKey with(Map<String, Object> settings) {
        return key(CAT.toBuilder().options(new Named(settings)).build());
    }

    /** Requests of which no two ask for the same. */
    private static List<ImageRequest> different() {
        List<ImageRequest> all = new ArrayList<>(List.of(
                CAT,
                GenerateRequest.of("a  cat"),
                CAT.toBuilder().model("m").build(),
                CAT.toBuilder().count(2).build(),
                CAT.toBuilder().size(64, 32).build(),
                CAT.toBuilder().aspectRatio(2, 1).build(),
                CAT.toBuilder().quality(Quality.HIGH).build(),
                CAT.toBuilder().background(Background.OPAQUE).build(),
                CAT.toBuilder().seed(0).build(),
                CAT.toBuilder().seed(1).build(),
                CAT.toBuilder().options(new Style("ink", 1)).build(),
                CAT.toBuilder().options(new Style("ink", 2)).build()));
        for (Output output : List.of(
                Output.png(),
                Output.of(ImageFormat.JPEG),
                Output.jpeg(80),
                Output.asReceived().maxBytes(80),
                Output.asReceived().maxBytes(80).mayShrink(true),
                Output.asReceived().resizeMode(ResizeMode.PAD),
                Output.asReceived().gravity(Gravity.TOP),
                Output.asReceived().matte(Rgb.BLACK))) {
            all.add(CAT.toBuilder().output(output).build());
        }
        all.addAll(List.of(
                EditRequest.of(IMAGE, "a cat"),
                EditRequest.of(OTHER, "a cat"),
                EditRequest.builder(IMAGE, "a cat").sendAsIs().build(),
                EditRequest.of(ImageSource.of(URI.create("https://host/a.png?v=1")), "a cat"),
                EditRequest.of(ImageSource.of(URI.create("https://host/a.png?v=2")), "a cat"),
                EditRequest.builder(List.of(IMAGE, OTHER), "a cat").build(),
                EditRequest.builder(List.of(OTHER, IMAGE), "a cat").build()));
        InpaintRequest inpaint = InpaintRequest.of(IMAGE, MASK, "a cat");
        all.addAll(List.of(
                inpaint,
                InpaintRequest.of(OTHER, MASK, "a cat"),
                InpaintRequest.of(IMAGE, new Mask(OTHER, MaskConvention.WHITE), "a cat"),
                InpaintRequest.of(IMAGE, new Mask(IMAGE, MaskConvention.TRANSPARENT), "a cat"),
                inpaint.toBuilder().references(List.of(OTHER)).build(),
                inpaint.toBuilder().harmonize(false).build(),
                inpaint.toBuilder().asReturned().build(),
                inpaint.toBuilder().maskThreshold(1).build(),
                inpaint.toBuilder().sendAsIs().build(),
                InpaintRequest.builder(IMAGE, new Region.Expanded(Border.fraction(0.2)), "a cat")
                        .build(),
                InpaintRequest.builder(IMAGE, new Region.Expanded(Border.fraction(0.3)), "a cat")
                        .build()));
        ExpandRequest expand = ExpandRequest.of(IMAGE, Border.fraction(0.2), "a cat");
        all.addAll(List.of(
                expand,
                ExpandRequest.of(OTHER, Border.fraction(0.2), "a cat"),
                expand.toBuilder().prefill(Prefill.EDGE).build(),
                expand.toBuilder().sendAsIs().build(),
                expand.toBuilder().overlap(8).build(),
                expand.toBuilder().harmonize(false).build()));
        for (Border border : List.of(
                Border.fraction(0.25),
                Border.pixels(1, 2, 3, 4),
                Border.pixels(4, 3, 2, 1),
                Border.toRatio(2, 1),
                Border.toRatio(3, 1),
                Border.toSize(20, 10),
                new Border.ToSize(new Size(20, 10), Gravity.TOP))) {
            all.add(expand.toBuilder().border(border).build());
        }
        return all;
    }

    @Test
    void differsWithEveryThingThatIsRequested() {
        assertThat(different().stream().map(RequestKeyTest::key)).doesNotHaveDuplicates();
    }

    /** A change here would let a call that is repeated after an update be billed again. */
    @Test
    void staysTheSameInEveryVersion() {
        assertThat(key(CAT).value()).isEqualTo("23fc3dd708377981077f237c6fb6236e0044617c44c2b061ba059dbe571515b2");
        assertThat(key(CAT.toBuilder()
                                .model("m")
                                .count(2)
                                .size(64, 32)
                                .quality(Quality.HIGH)
                                .background(Background.OPAQUE)
                                .seed(7)
                                .output(Output.jpeg(80).maxBytes(9).gravity(Gravity.TOP))
                                .options(new Named(Map.of("b", List.of(1, "x"), "a", Map.of("c", true))))
                                .build())
                        .value())
                .isEqualTo("66c94e232228ab8f6c91cf361c081e8070f56bd25046f81161cb890384432bd4");
        assertThat(key(InpaintRequest.of(IMAGE, MASK, "a cat")).value())
                .isEqualTo("945d04138adb3f08f9d4740f2ea55a533e1c5802d86c0e51a23b2c449c430e9e");
        assertThat(key(ExpandRequest.of(IMAGE, Border.fraction(0.2), "a cat")).value())
                .isEqualTo("313267a000ddb1e8d127f42eca3acc0b3603f0e8c54d15191b8db13a95f2e5da");
    }

    @Test
    void comparesImagesByTheirContent(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.png"), DOT);
        Path copy = Files.write(folder.resolve("b.png"), DOT);
        assertThat(key(EditRequest.of(ImageSource.of(file), "x")))
                .isEqualTo(key(EditRequest.of(ImageSource.of(copy), "x")))
                .isEqualTo(key(EditRequest.of(ImageData.of(DOT), "x")))
                .isEqualTo(key(EditRequest.of(IMAGE, "x")));
    }

    @Test
    void doesNotDependOnHowTheRequestIsMade() {
        assertThat(key(CAT.toBuilder().maxCalls(3).partialImages(2).build())).isEqualTo(key(CAT));
        assertThat(key(CAT.toBuilder().size(ImageSize.auto()).build())).isEqualTo(key(CAT));
    }

    @Test
    void comparesOptionsByTheirSettings() {
        assertThat(with(Map.of("a", 1, "b", 2))).isEqualTo(with(new HashMap<>(Map.of("b", 2, "a", 1))));
        assertThat(List.of(
                        with(Map.of()),
                        with(Map.of("a", 1)),
                        with(Map.of("a", "1")),
                        with(Map.of("a", List.of(1))),
                        with(Map.of("a", Map.of("0", 1))),
                        with(Map.of("a", 1, "b", 2))))
                .doesNotHaveDuplicates();
        assertThat(with(Map.of())).as("options without settings").isEqualTo(key(CAT));
    }

    @Test
    void rejectsOptionsThatDoNotTellTheirSettings() {
        ProviderOptions silent = new ProviderOptions() {};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(CAT.toBuilder().options(silent).build()))
                .withMessageContaining("override settings()");
    }

    @Test
    void saysThatAnImageCannotBeRead(@TempDir Path folder) {
        EditRequest request = EditRequest.of(ImageSource.of(folder.resolve("none.png")), "x");
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> key(request));
    }

    @Test
    void isWrittenInHexadecimal() {
        assertThat(key(CAT).toString()).matches("[0-9a-f]{64}");
        assertThat(new RequestKey(key(CAT).value())).isEqualTo(key(CAT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestKey("order-17"))
                .withMessageContaining("64 characters");
    }
}
