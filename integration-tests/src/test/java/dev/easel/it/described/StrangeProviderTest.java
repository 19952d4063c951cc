package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.Received;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A user adds a provider that nobody has heard of by one file, without Java: fields, form, job, key and cost of another kind. */
class StrangeProviderTest {
    @TempDir
    Path folder;

    private final HttpKit kit = ApacheHttp.open();
    private PlayedProvider played;

    @BeforeEach
    void describe() throws IOException {
        played = Nimbus.played(folder);
    }

    @AfterEach
    void close() {
        played.close();
        kit.close();
    }

    private Easel easel() {
        return EaselBuilder.create()
                .provider(played.provider(kit))
                .timer(new ImpatientTimer())
                .build();
    }

    private ImageResult call(ImageRequest request) {
        try (Easel easel = easel()) {
            return easel.call(request).execute();
        }
    }

    private Json sent() throws IOException {
        assertThat(played.paid()).hasSize(1);
        return Json.parse(played.paid().get(0).body());
    }

    @TestFactory
    Stream<DynamicNode> meetsTheContracts() {
        WireContracts contracts = WireContracts.of(played, kit);
        return Stream.of(Verb.GENERATE, Verb.EDIT, Verb.INPAINT)
                .map(verb -> DynamicContainer.dynamicContainer(verb.word(), contracts.of(verb)));
    }

    @Test
    void writesARequestAsTheFileSays() throws IOException {
        ImageResult result = call(GenerateRequest.builder("a red bicycle")
                .size(640, 320)
                .count(2)
                .seed(7)
                .output(Output.of(ImageFormat.JPEG))
                .build());
        assertThat(sent())
                .hasToString("{\"vision\":{\"words\":\"a red bicycle\",\"luck\":7},\"canvas\":\"640*320\",\"drops\":2,"
                        + "\"as\":\"jpg-baseline\"}");
        Received call = played.paid().get(0);
        assertThat(call.path()).isEqualTo("/paint/v9/clouds/cumulus-2/rain");
        assertThat(call.header("X-Nimbus")).contains("sky-" + played.key());
        assertThat(call.header("X-Region")).contains("north");
        assertThat(result.images()).hasSize(2).allSatisfy(image -> {
            assertThat(image.size()).isEqualTo(new Size(640, 320));
            assertThat(image.format()).isEqualTo(ImageFormat.JPEG);
        });
        assertThat(result.provider()).isEqualTo("nimbus");
    }

    @Test
    void tellsWhatTheProviderCharged() {
        ImageResult result = call(GenerateRequest.of("a red bicycle"));
        assertThat(result.cost()).contains(Cost.reported(Money.parse("0.12 eur")));
        assertThat(played.polls()).hasSize(2);
    }

    @Test
    void editsSeveralImages() throws IOException {
        call(EditRequest.builder(List.of(TestImages.photo(64, 64), TestImages.photo(80, 40)), "side by side")
                .build());
        assertThat(sent().get("mist").items())
                .hasSize(2)
                .allSatisfy(image -> assertThat(image.text("kind")).contains("image/png"))
                .allSatisfy(image -> assertThat(image.text("bits")).isPresent());
    }

    @Test
    void inpaintsByAFormWithAMask() {
        ImageResult result = call(
                InpaintRequest.of(TestImages.photo(120, 90), TestImages.mask(120, 90, 30, 30, 60, 60), "a red ball"));
        assertThat(result.first().size()).isEqualTo(new Size(120, 90));
        assertThat(played.paid().get(0).parts())
                .extracting(Received.Part::name)
                .containsExactly("words", "canvas", "ground", "hole");
    }

    @Test
    void expands() {
        ImageResult result =
                call(ExpandRequest.of(TestImages.photo(100, 50), Border.fraction(0.2), "more of the same"));
        assertThat(result.first().size()).isEqualTo(new Size(140, 70));
        assertThat(played.paid()).hasSize(1);
    }

    @Test
    void takesASetting() {
        ImageGenerator south = played.described()
                .setting("region", "south")
                .provider(kit)
                .generator()
                .orElseThrow();
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> south.generate(GenerateRequest.of("a lake"), new RecordingContext()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(ProviderException.Reason.AUTHENTICATION));
        assertThat(played.paid().get(0).header("X-Region")).contains("south");
    }
}
