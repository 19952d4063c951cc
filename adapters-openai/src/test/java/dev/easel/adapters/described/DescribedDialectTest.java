package dev.easel.adapters.described;

import static dev.easel.adapters.described.DescriptionCheckTest.description;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpCall;
import dev.easel.http.MaskInstruction;
import dev.easel.http.WireOptions;
import dev.easel.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedDialectTest {
    private static final byte[] PNG = TestImages.png(4, 4, (x, y) -> 0xFFFFFF);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);
    private static final ImageSource LOCAL = ImageSource.of(PNG);
    private static final ImageSource ONLINE = ImageSource.of(URI.create("https://images.example/a.png?s=1"));
    private static final Mask MASK =
            new Mask(ImageSource.of(TestImages.png(5, 5, (x, y) -> 0xFFFFFF)), MaskConvention.WHITE);

    private static HttpCall encode(String members, ImageRequest request) {
        return dialect(members).encode(request);
    }

    private static DescribedDialect<ImageRequest> dialect(String members) {
        ProviderDescription description = description(members);
        return new DescribedDialect<>(description, description.json().text("model"), Map.of("account", "a1"));
    }

    private static String generate(String body) {
        return "'verbs':{'generate':{'path':'/make','body':" + body + "}}";
    }

    private static String edit(String body) {
        return "'verbs':{'edit':{'path':'/edit','body':" + body + "}}";
    }

    private static String body(HttpCall call) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            call.body().orElseThrow().writeTo(out);
            return out.toString(StandardCharsets.UTF_8).replace('"', '\'');
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyValueOfARequestHasAPlaceholder() {
        GenerateRequest request = GenerateRequest.builder("a cat")
                .model("m1")
                .count(3)
                .size(640, 480)
                .quality(Quality.HIGH)
                .background(Background.OPAQUE)
                .output(Output.jpeg(80))
                .seed(7_000_000_000L)
                .build();

        assertThat(body(encode(
                        "'settings':{'account':null},"
                                + generate("{'p':'{prompt}','m':'{model}','n':'{count}','w':'{width}','h':'{height}',"
                                        + "'r':'{ratio}','q':'{quality}','b':'{background}','f':'{format}',"
                                        + "'c':'{compression}','s':'{seed}','a':'{account}'}"),
                        request)))
                .isEqualTo("{'p':'a cat','m':'m1','n':3,'w':640,'h':480,'r':'4:3','q':'high','b':'opaque','f':'jpeg',"
                        + "'c':80,'s':7000000000,'a':'a1'}");
    }

    @Test
    void whatIsNotRequestedIsLeftOut() {
        assertThat(body(encode(
                        generate(
                                "{'p':'{prompt}','m':'{model}','size':'{width}x{height}','r':'{ratio}','t':'{tier}',"
                                        + "'q':'{quality}','b':'{background}','o':{'f':'{format}','c':'{compression}'},'s':'{seed}'}"),
                        GenerateRequest.of("a cat"))))
                .isEqualTo("{'p':'a cat'}");
    }

    @Test
    void aValueIsOmittedOrNamedInTheProvidersOwnWords() {
        String members = "'omit':{'count':1},'maps':{'format':{'jpeg':'jpg','*':'='},'quality':{'high':2}},"
                + generate("{'n':'{count}','f':'{format}','q':'{quality}'}");
        GenerateRequest request = GenerateRequest.of("a cat");

        assertThat(body(encode(
                        members,
                        request.toBuilder()
                                .output(Output.png())
                                .quality(Quality.HIGH)
                                .build())))
                .isEqualTo("{'f':'png','q':2}");
        assertThat(body(encode(
                        members,
                        request.toBuilder()
                                .output(Output.jpeg(1))
                                .quality(Quality.LOW)
                                .count(2)
                                .build())))
                .isEqualTo("{'n':2,'f':'jpg'}");
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1:1, 1K",
        "1365, 769, 16:9, 1K",
        "1920, 1080, 16:9, 2K",
        "2100, 900, 21:9, 2K",
        "5000, 5000, 1:1, 2K"
    })
    void aSizeBecomesTheNearestRatioAndATierThatIsNotSmaller(int width, int height, String ratio, String tier) {
        String members = "'limits':{'ratios':['1:1','16:9','21:9'],'tiers':{'2K':2048,'1K':1024}},"
                + generate("{'r':'{ratio}','t':'{tier}'}");

        assertThat(body(encode(
                        members,
                        GenerateRequest.builder("a cat").size(width, height).build())))
                .isEqualTo("{'r':'" + ratio + "','t':'" + tier + "'}");
    }

    @Test
    void aRatioHasNoTier() {
        assertThat(body(encode(
                        "'limits':{'ratios':['21:9'],'tiers':{'1K':1024}}," + generate("{'r':'{ratio}','t':'{tier}'}"),
                        GenerateRequest.builder("a cat").aspectRatio(7, 3).build())))
                .isEqualTo("{'r':'21:9'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{image.uri} | https://images.example/a.png?s=1 | data:image/png;base64,BASE64",
                "{image.urlOrBase64} | https://images.example/a.png?s=1 | BASE64",
                "{image.url} | https://images.example/a.png?s=1 | ",
                "{image.base64} | | BASE64",
                "{image.data} | | data:image/png;base64,BASE64",
                "{image.mime} | | image/png"
            })
    void anImageIsWrittenInTheFormThatIsNamed(String placeholder, String online, String local) {
        String members = edit("{'i':'" + placeholder + "','x':1}");

        if (online != null) {
            assertThat(body(encode(members, EditRequest.of(ONLINE, "x")))).isEqualTo("{'i':'" + online + "','x':1}");
        }
        if (local != null) {
            assertThat(body(encode(members, EditRequest.of(LOCAL, "x"))))
                    .isEqualTo("{'i':'" + local.replace("BASE64", BASE64) + "','x':1}");
        }
    }

    @Test
    void aLocalImageIsRefusedWhereOnlyUrlsAreTaken() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> encode(
                        edit("{'i':['{image.url}']}"),
                        EditRequest.builder(List.of(ONLINE, LOCAL), "x").build()))
                .withMessageContaining(
                        "Provider nimbus takes images by URL only, and input image 2 is on this machine");
    }

    @Test
    void moreImagesThanTheTemplateHasRoomForAreRefused() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> encode(
                        edit("{'i':'{image.uri}'}"),
                        EditRequest.builder(List.of(LOCAL, LOCAL), "x").build()))
                .withMessageContaining("Provider nimbus takes 1 input image for edit, got 2, with this model.");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> encode(
                        "'limits':{'images':2}," + edit("{'i':['{image.uri}']}"),
                        EditRequest.builder(List.of(ONLINE, ONLINE, ONLINE), "x")
                                .build()))
                .withMessageContaining("Provider nimbus takes 2 input images for edit, got 3");
    }

    @Test
    void aVerbThatAModelDoesNotHaveIsRefused() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> encode(generate("{}"), EditRequest.of(LOCAL, "x")))
                .withMessageContaining("Provider nimbus has no edit for this model");
    }

    @Test
    void aFormHasTextAndImageParts() {
        String sent = body(encode(
                "'verbs':{'edit':{'path':'/edit','form':{'text':'{prompt}','n':'{count}','strength':0.5,"
                        + "'image[]':['{image.part}']}}}",
                EditRequest.builder(List.of(LOCAL, LOCAL), "x")
                        .options(WireOptions.none().field("n", 9).field("steps", 4))
                        .build()));

        assertThat(sent)
                .containsSubsequence(
                        "name='text'\r\n\r\nx\r\n",
                        "name='n'\r\n\r\n9\r\n",
                        "name='strength'\r\n\r\n0.5\r\n",
                        "name='image[]'; filename='image-1.png'\r\nContent-Type: image/png",
                        "name='image[]'; filename='image-2.png'",
                        "name='steps'\r\n\r\n4\r\n");
        assertThat(sent.split("name='n'")).hasSize(2);
    }

    @Test
    void aFormTakesNoFieldThatIsAnObject() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> encode(
                        "'verbs':{'edit':{'path':'/edit','form':{'i':'{image.part}'}}}",
                        EditRequest.builder(List.of(LOCAL), "x")
                                .options(WireOptions.none().field("o", Map.of("a", 1)))
                                .build()))
                .withMessageContaining("Field o cannot be sent as a form part");
    }

    @Test
    void theUsersFieldsWinAtTheRootOrWhereTheDescriptionPutsThem() {
        GenerateRequest request = GenerateRequest.builder("a cat")
                .options(WireOptions.none().field("seed", 5).field("deep", Map.of("a", List.of(1, true))))
                .seed(1)
                .build();

        assertThat(body(encode(generate("{'seed':'{seed}','p':'{prompt}'}"), request)))
                .isEqualTo("{'seed':5,'p':'a cat','deep':{'a':[1,true]}}");
        assertThat(body(encode(
                        "'fieldsAt':'input.parameters',"
                                + generate("{'input':{'p':'{prompt}','parameters':{'seed':'{seed}'}}}"),
                        request)))
                .isEqualTo("{'input':{'p':'a cat','parameters':{'seed':5,'deep':{'a':[1,true]}}}}");
        assertThat(body(encode("'fieldsAt':'parameters'," + generate("{'p':'{prompt}'}"), request)))
                .isEqualTo("{'p':'a cat','parameters':{'seed':5,'deep':{'a':[1,true]}}}");
    }

    @Test
    void pathAndHeadersAreTemplatesToo() {
        HttpCall call = encode(
                "'headers':{'X-All':'1','X-Not':'2'},'model':'owner/name','verbs':{'generate':{'path':'/models/{model}:run',"
                        + "'headers':{'X-Model':'{model}','X-Not':null,'X-Seed':'{seed}'}}}",
                GenerateRequest.of("a cat"));

        assertThat(call.target()).hasToString("models/owner/name:run");
        assertThat(call.headers().fields())
                .extracting(field -> field.name() + "=" + field.value())
                .containsExactly("X-All=1", "X-Model=owner/name");
        assertThat(body(call)).isEqualTo("{}");
    }

    @Test
    void aPathThatBeginsWithAModelIsNoScheme() {
        assertThat(encode(
                                "'verbs':{'generate':{'path':'/{model}'}}",
                                GenerateRequest.builder("a cat").model("m:1").build())
                        .target())
                .hasToString("m%3A1");
    }

    @Test
    void aMissingModelIsSaidWithTheModelsThereAre() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> encode(
                        "'models':{'m-1':{},'m-2':{},'m*':{}},'verbs':{'generate':{'path':'/{model}'}}",
                        GenerateRequest.of("a cat")))
                .withMessage("Provider nimbus needs a model for generate: name one in the request"
                        + " (--model on the command line), such as m-1, m-2.");
    }

    @Test
    void aModelHasItsOwnFields() {
        String members = "'models':{'big*':{'verbs':{'generate':{'path':'/big','body':{'p':null,'text':'{prompt}'}}}}},"
                + generate("{'p':'{prompt}','m':'{model}'}");
        HttpCall big =
                encode(members, GenerateRequest.builder("a cat").model("big-1").build());

        assertThat(big.target()).hasToString("big");
        assertThat(body(big)).isEqualTo("{'m':'big-1','text':'a cat'}");
        assertThat(body(encode(
                        members, GenerateRequest.builder("a cat").model("small").build())))
                .isEqualTo("{'p':'a cat','m':'small'}");
    }

    @Test
    void aModelMayTakeAFormWhereOthersTakeJson() {
        String members =
                "'models':{'form*':{'verbs':{'edit':{'form':{'i':'{image.part}'}}}}}," + edit("{'i':'{image.uri}'}");
        EditRequest request =
                EditRequest.builder(List.of(LOCAL), "x").model("form-1").build();

        assertThat(encode(members, request).body().orElseThrow().mediaType()).startsWith("multipart/form-data");
    }

    @Test
    void aMaskGoesOutWhereThereIsAPlaceForIt() {
        assertThat(body(encode(
                        "'verbs':{'inpaint':{'path':'/fill','body':{'i':'{image.base64}','m':'{mask.base64}','p':'{prompt}'}}}",
                        InpaintRequest.of(LOCAL, MASK, "x"))))
                .isEqualTo("{'i':'" + BASE64 + "','m':'"
                        + Base64.getEncoder().encodeToString(TestImages.png(5, 5, (x, y) -> 0xFFFFFF)) + "','p':'x'}");
    }

    @Test
    void withoutOneTheMaskIsASecondImageWithAnInstruction() {
        InpaintRequest request = InpaintRequest.builder(LOCAL, MASK, "x")
                .references(List.of(ONLINE))
                .build();
        Json body = json(encode(edit("{'i':['{image.urlOrBase64}'],'p':'{prompt}'}"), request));

        assertThat(body.get("i").items()).hasSize(3);
        assertThat(body.get("i").items().get(2).text()).contains("https://images.example/a.png?s=1");
        assertThat(body.text("p")).contains(MaskInstruction.prompt(request));
    }

    private static Json json(HttpCall call) {
        try {
            return Json.parse(body(call).replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withRoomForOneImageOnlyItIsEditedByThePromptAlone() {
        assertThat(body(encode(edit("{'i':'{image.base64}','p':'{prompt}'}"), InpaintRequest.of(LOCAL, MASK, "x"))))
                .isEqualTo("{'i':'" + BASE64 + "','p':'x'}");
    }

    @Test
    void aBorderGoesOutByItsSides() {
        InpaintRequest request = InpaintRequest.builder(LOCAL, new Region.Expanded(Border.pixels(10, 0, 20, 30)), "x")
                .build();
        String members = "'verbs':{'expand':{'path':'/grow','body':{'i':'{image.base64}','l':'{left}','r':'{right}',"
                + "'u':'{up}','d':'{down}'}}}";

        assertThat(body(encode(members, request))).isEqualTo("{'i':'" + BASE64 + "','l':10,'r':20,'d':30}");
    }

    @Test
    void theNotesOfADescriptionAreSaidOfEveryResult() {
        assertThat(dialect("'notes':['no watermark']").notes(GenerateRequest.of("a cat")))
                .containsExactly(Note.adapted("no watermark"));
    }

    @Test
    void aNoteAboutAFieldIsNotSaidWhereTheRequestSetsTheField() {
        String members = "'notes':['no watermark; the field watermark=true asks for one','slow']";
        GenerateRequest request = GenerateRequest.builder("a cat")
                .options(WireOptions.none().field("watermark", true))
                .build();
        assertThat(dialect(members).notes(request)).containsExactly(Note.adapted("slow"));
        assertThat(dialect(members).notes(GenerateRequest.of("a cat"))).hasSize(2);
    }

    @Test
    void theModelOfARequestIsKnown() {
        assertThat(dialect("'model':'m1'").model(GenerateRequest.of("a cat"))).hasToString("Optional[m1]");
        assertThat(dialect("").model(GenerateRequest.of("a cat"))).isEqualTo(Optional.empty());
    }
}
