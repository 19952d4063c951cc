package dev.easel.adapters.described;

import static dev.easel.adapters.described.DescriptionCheckTest.description;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedCapabilitiesTest {
    private static final String LIMITS =
            "'limits':{'count':4,'images':3,'bytes':1000,'sizes':['1024x1024','1536x1024'],"
                    + "'formats':['png'],'qualities':['low','max'],'backgrounds':['transparent'],'ratios':['1:1','3:2'],'sides':200},";

    private static Capabilities can(Verb verb, String members) {
        return description(members).capabilities(verb, ModelId.DEFAULT);
    }

    private static String generate(String body) {
        return "'verbs':{'generate':{'path':'/make','body':" + body + "}}";
    }

    private static String edit(String body) {
        return "'verbs':{'edit':{'path':'/edit','body':" + body + "}}";
    }

    @Test
    void whatTakesUrlsOnlyCannotExpandBecauseACanvasHasNone() {
        ProviderDescription urls = description("'verbs':{'edit':{'body':{'i':['{image.url}']}}}");
        assertThat(urls.verbs()).containsExactlyInAnyOrder(Verb.EDIT, Verb.INPAINT);
        ProviderDescription both = description("'verbs':{'edit':{'body':{'i':['{image.uri}']}}}");
        assertThat(both.verbs()).containsExactlyInAnyOrder(Verb.EDIT, Verb.INPAINT, Verb.EXPAND);
    }

    @Test
    void whatATemplateNamesIsWithinTheLimits() {
        Capabilities can = can(
                Verb.GENERATE,
                LIMITS
                        + generate(
                                "{'n':'{count}','s':'{width}x{height}','f':'{format}','q':'{quality}','b':'{background}',"
                                        + "'c':'{compression}','d':'{seed}'}"));

        assertThat(can.maxCount()).isEqualTo(4);
        assertThat(can.sizes()).isEqualTo(SizeRule.fixed(new Size(1024, 1024), new Size(1536, 1024)));
        assertThat(can.formats()).containsExactly(ImageFormat.PNG);
        assertThat(can.qualities()).containsExactlyInAnyOrder(Quality.LOW, Quality.MAX);
        assertThat(can.backgrounds()).containsExactly(Background.TRANSPARENT);
        assertThat(can.compression()).isTrue();
        assertThat(can.seed()).isTrue();
        assertThat(can.maxInputBytes()).isEqualTo(OptionalLong.of(1000));
    }

    @Test
    void whatATemplateDoesNotNameCannotBeRequested() {
        Capabilities can = can(Verb.GENERATE, LIMITS + generate("{'p':'{prompt}'}"));

        assertThat(can.maxCount()).isEqualTo(1);
        assertThat(can.sizes()).isEqualTo(SizeRule.unspecified());
        assertThat(can.formats()).isEmpty();
        assertThat(can.qualities()).isEmpty();
        assertThat(can.backgrounds()).isEmpty();
        assertThat(can.compression()).isFalse();
        assertThat(can.seed()).isFalse();
    }

    @Test
    void whereNoLimitIsStatedUsualOnesApply() {
        Capabilities can =
                can(Verb.GENERATE, generate("{'n':'{count}','s':'{width}x{height}','f':'{format}','q':'{quality}'}"));

        assertThat(can.maxCount()).isEqualTo(10);
        assertThat(can.sizes()).isEqualTo(SizeRule.any());
        assertThat(can.formats()).containsExactlyInAnyOrder(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP);
        assertThat(can.qualities()).containsExactlyInAnyOrder(Quality.LOW, Quality.MEDIUM, Quality.HIGH);
    }

    @Test
    void sizesAreAListARuleOrShapes() {
        assertThat(can(
                                Verb.GENERATE,
                                "'limits':{'sizes':{'multiple':8,'minPixels':100,'maxPixels':900,'side':30,'ratio':2.5}},"
                                        + generate("{'w':'{width}','h':'{height}'}"))
                        .sizes())
                .isEqualTo(new SizeRule.Flexible(8, 100, 900, 30, 2.5));
        assertThat(can(Verb.GENERATE, LIMITS + generate("{'r':'{ratio}'}")).sizes())
                .isEqualTo(new SizeRule.Shapes(List.of(new AspectRatio(1, 1), new AspectRatio(3, 2)), false));
        assertThat(can(Verb.GENERATE, LIMITS + generate("{'r':'{ratio}','t':'{tier}'}"))
                        .sizes())
                .isEqualTo(new SizeRule.Shapes(List.of(new AspectRatio(1, 1), new AspectRatio(3, 2)), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'i':'{image.base64}'} | 1 | false",
                "{'i':'{image1.uri}','j':'{image2.uri}'} | 2 | true",
                "{'i':['{image.urlOrBase64}']} | 3 | true",
                "{'i':'{images.url}'} | 3 | true",
                "{'i':['{image.uri}'],'m':'{mask.base64}'} | 3 | false",
                "{'i':[{'t':'{image.mime}','u':'{image.data}'}]} | 3 | false"
            })
    void theTemplateSaysHowManyImagesAndWhetherTheyMayBeUrls(String body, int images, boolean urls) {
        Capabilities can = can(Verb.EDIT, LIMITS + edit(body));

        assertThat(can.maxInputImages()).isEqualTo(images);
        assertThat(can.fetchesUrls()).isEqualTo(urls);
    }

    @ParameterizedTest
    @CsvSource({"white, WHITE", "black, BLACK", "alpha, TRANSPARENT"})
    void aMaskHasTheConventionThatIsStated(String word, MaskConvention convention) {
        String inpaint = "'verbs':{'inpaint':{'path':'/fill','body':{'i':'{image.uri}','m':'{mask.uri}'}}}";

        assertThat(can(Verb.INPAINT, "'mask':'" + word + "'," + inpaint).mask()).isEqualTo(convention);
        assertThat(can(Verb.INPAINT, inpaint.replace("'path'", "'mask':'" + word + "','path'"))
                        .mask())
                .isEqualTo(convention);
        assertThat(can(Verb.INPAINT, inpaint).mask()).isEqualTo(MaskConvention.WHITE_AND_TRANSPARENT);
        assertThat(can(Verb.INPAINT, inpaint).emulation()).isEmpty();
    }

    @Test
    void inpaintingIsEmulatedByAnEditWithAMaskAsSecondImage() {
        Capabilities can = can(Verb.INPAINT, LIMITS + edit("{'i':['{image.uri}'],'s':'{width}x{height}'}"));

        assertThat(can.mask()).isEqualTo(MaskConvention.WHITE);
        assertThat(can.maxInputImages()).isEqualTo(2);
        assertThat(can.emulation().orElseThrow()).contains("the mask as a second image");
        assertThat(can.sizes()).isInstanceOf(SizeRule.Fixed.class);
        assertThat(can(Verb.INPAINT, edit("{'i':['{image.uri}']}")).maxInputImages())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void inpaintingIsEmulatedByThePromptAloneWhereOnlyOneImageIsTaken() {
        Capabilities can = can(Verb.INPAINT, edit("{'i':'{image.uri}'}"));

        assertThat(can.maxInputImages()).isEqualTo(1);
        assertThat(can.emulation().orElseThrow()).contains("the prompt alone", "only what the mask marks is used");
    }

    @Test
    void aModelWithoutTheMaskIsEmulatedWhereOthersHaveIt() {
        ProviderDescription description = description(
                "'verbs':{'generate':{'path':'/x','body':{'i':'{image.uri}','m':'{mask.uri}'}},'edit':'generate','inpaint':'generate'},"
                        + "'models':{'*/edit':{'verbs':{'inpaint':null,'generate':{'body':{'i':['{image.uri}']}}}}}");

        assertThat(description.capabilities(Verb.INPAINT, new ModelId("a/fill")).emulation())
                .isEmpty();
        assertThat(description.capabilities(Verb.INPAINT, new ModelId("a/edit")).emulation())
                .isPresent();
    }

    @Test
    void sidesAreNativeWhereThereIsAVerbForThem() {
        String expand = "'verbs':{'expand':{'path':'/grow','body':{'i':'{image.base64}','l':'{left}'}}}";

        assertThat(can(Verb.EXPAND, LIMITS + expand).nativeSides()).isEqualTo(OptionalInt.of(200));
        assertThat(can(Verb.INPAINT, expand).nativeSides()).isEqualTo(OptionalInt.of(Integer.MAX_VALUE));
        assertThat(can(Verb.INPAINT, edit("{'i':'{image.uri}'}")).nativeSides()).isEmpty();
    }

    @Test
    void aModelHasItsEndItsSuccessorAndItsLimits() {
        ProviderDescription description = description("'model':'m1','free':true,'sources':['a 2026-01-02','b'],"
                + "'models':{'m0':{'ends':'2026-05-06','successor':'m1','limits':{'count':2}}},"
                + generate("{'n':'{count}'}"));
        Capabilities old = description.capabilities(Verb.GENERATE, new ModelId("m0"));

        assertThat(old.endOfLife()).contains(LocalDate.of(2026, 5, 6));
        assertThat(old.successor()).contains(new ModelId("m1"));
        assertThat(old.maxCount()).isEqualTo(2);
        assertThat(old.model()).contains(new ModelId("m0"));
        assertThat(old.source()).isEqualTo("a 2026-01-02, b");
        assertThat(old.prices()).contains(Prices.FREE);
        Capabilities usual = description.capabilities(Verb.GENERATE, ModelId.DEFAULT);
        assertThat(usual.model()).contains(new ModelId("m1"));
        assertThat(usual.endOfLife()).isEmpty();
        assertThat(can(Verb.GENERATE, generate("{}")).model()).isEmpty();
    }

    @Test
    void everyProvidedDescriptionHasCapabilitiesForEachOfItsVerbsAndModels() {
        for (ProviderDescription description : ProviderDescription.provided()) {
            for (Verb verb : description.verbs()) {
                for (String model : description.models()) {
                    Capabilities can = description.capabilities(verb, new ModelId(model));
                    assertThat(can.source()).as("%s %s", description, model).isNotBlank();
                    assertThat(can.maxCount()).as("%s %s", description, model).isPositive();
                }
            }
        }
    }
}
