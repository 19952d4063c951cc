package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionCheckTest {
    private static final String RIGHT =
            "'name':'nimbus','base':'https://nimbus.example/v1'," + "'response':{'images':['base64 images[*]']}";

    static ProviderDescription description(String members) {
        return ProviderDescription.parse(
                ("{" + RIGHT + (members.isEmpty() ? "" : "," + members) + "}").replace('\'', '"'));
    }

    static String generate(String body) {
        return "'verbs':{'generate':{'path':'/make','body':" + body + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'limts':{} | limts: unknown member 'limts'; allowed: auth, base, doc,",
                "'doc':1 | doc: invalid value 1; allowed: a text.",
                "'free':'yes' | free: invalid value \"yes\"; allowed: true or false.",
                "'sources':'a' | sources: invalid value \"a\"; allowed: a list of texts.",
                "'mask':'gray' | mask: invalid value \"gray\"; allowed: alpha, black, white.",
                "'auth':{'haeder':'x'} | auth: unknown member 'haeder'; allowed: env, header, optional, prefix.",
                "'auth':{'optional':'x'} | auth.optional: invalid value \"x\"; allowed: true or false.",
                "'settings':{'a b':null} | settings: invalid name 'a b'",
                "'settings':{'width':null} | settings.width: this is the name of a value of every request",
                "'settings':{'a':[]} | settings.a: invalid value []; allowed: a default as text, or null",
                "'query':{'v':1} | query.v: invalid value 1; allowed: a text or null.",
                "'verbs':{'genrate':{}} | verbs: unknown verb 'genrate'; allowed: edit, expand, generate, inpaint.",
                "'verbs':{'edit':'generat'} | verbs.edit: invalid value \"generat\"; allowed: edit, expand, generate, inpaint.",
                "'verbs':{'edit':'inpaint','inpaint':'edit'} | verbs.edit: it leads to no call",
                "'verbs':{'generate':{'pth':'/x'}} | verbs.generate: unknown member 'pth'; allowed: body, form,",
                "'verbs':{'generate':{'body':{},'form':{}}} | verbs.generate: it has a body and a form; allowed: one of them.",
                "'verbs':{'generate':{'method':'GET'}} | verbs.generate.method: invalid value \"GET\"; allowed: POST.",
                "'verbs':{'generate':{'form':{'a':{}}}} | verbs.generate.form.a: invalid value {}; allowed: a text, a number,",
                "'omit':{'cuont':1} | omit: unknown value 'cuont'; allowed: background, compression, count,",
                "'maps':{'fromat':{}} | maps: unknown value 'fromat'",
                "'models':{'m':{'respnse':{}}} | models.m: unknown member 'respnse'; allowed: ends,",
                "'models':{'m':{'ends':'soon'}} | models.m.ends: invalid value \"soon\"; allowed: a date such as 2026-12-01.",
                "'models':{'m':{'limits':{'sizes':['big']}}} | models.m.limits.sizes: invalid value \"big\"; allowed: a list of sizes",
                "'limits':{'count':0} | limits.count: invalid value 0; allowed: a whole number from 1.",
                "'limits':{'colors':1} | limits: unknown member 'colors'; allowed: backgrounds, bytes, count,",
                "'limits':{'sizes':{'width':1}} | limits.sizes: unknown member 'width'; allowed: maxPixels, minPixels,",
                "'limits':{'sizes':{'multiple':0}} | limits.sizes.multiple: invalid value 0; allowed: a number above 0.",
                "'limits':{'ratios':['wide']} | limits.ratios: invalid value \"wide\"; allowed: a list of ratios such as 3:2.",
                "'limits':{'formats':['tiff']} | limits.formats: invalid value \"tiff\"; allowed: a list of png, jpeg,",
                "'limits':{'qualities':['best']} | limits.qualities: invalid value \"best\"",
                "'limits':{'backgrounds':['blue']} | limits.backgrounds: invalid value \"blue\"",
                "'limits':{'tiers':['1K']} | limits.tiers: invalid value [\"1K\"]; allowed: an object.",
                "'limits':{'keeps':'1h'} | limits.keeps: invalid value \"1h\"; allowed: a duration such as PT1H.",
                "'trust':['*'] | trust: ",
                "'like':'nobody' | like: there is no provided description named 'nobody'; there are openai-images,"
            })
    void whatADescriptionCannotSayIsRejectedWithItsPlaceAndWhatIsAllowed(String members, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description(members))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'size':'{widht}x{height}'} | verbs.generate.body.size: unknown placeholder '{widht}'; allowed: background,",
                "{'a':[{'b':'{images}'}]} | verbs.generate.body.a[0].b: unknown placeholder '{images}'",
                "{'a':'{image.png}'} | verbs.generate.body.a: unknown placeholder '{image.png}'",
                "{'a':'{image.part}'} | verbs.generate.body.a: '{image.part}' is in a JSON body; allowed: uri, data,",
                "{'a':'x {image.base64}'} | verbs.generate.body.a: '{image.base64}' stands within text",
                "{'a':{'$when':'imges>1'}} | verbs.generate.body.a.$when: unknown placeholder '{imges}'",
                "{'a':{'$when':'?'}} | verbs.generate.body.a.$when: unknown condition '?'"
            })
    void anUnknownPlaceholderIsRejectedWithItsPlace(String body, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description(generate(body)))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'verbs':{'generate':{'path':'/{mdel}'}} | verbs.generate.path: unknown placeholder '{mdel}'",
                "'verbs':{'generate':{'headers':{'X':'{mdel}'}}} | verbs.generate.headers.X: unknown placeholder '{mdel}'",
                "'verbs':{'edit':{'form':{'a':'{image.uri}'}}} | verbs.edit.form.a: '{image.uri}' is in a form; allowed: part,",
                "'models':{'m*':{'verbs':{'edit':{'body':{'a':'{x}'}}}}} | models.m*.verbs.edit.body.a: unknown placeholder '{x}'",
                "'query':{'v':'{prompt}'} | query.v: unknown placeholder '{prompt}'; allowed: only settings, and it has no settings.",
                "'job':{'id':'id','poll':{'path':'/{jb}'}} | job.poll.path: unknown placeholder '{jb}'; allowed: job."
            })
    void placeholdersAreCheckedWhereverTheyMayStand(String members, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description(members))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'minPixels':9,'maxPixels':8",
                "'ratio':0.5",
                "'multiple':64,'side':32",
                "'multiple':1.5",
            })
    void aRuleThatNoSizeMeetsIsRejected(String sizes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description("'limits':{'sizes':{" + sizes + "}}"))
                .withMessageContaining("limits.sizes");
    }

    @Test
    void settingsArePlaceholdersEverywhere() {
        ProviderDescription description = description(
                "'settings':{'account':null},'query':{'a':'{account}'},"
                        + "'headers':{'X-Account':'{account}'},"
                        + generate(
                                "{'account':'{account}','size':'{width}*{height}','i':{'$when':'images>0','u':'{image.mime}'}}"));

        assertThat(description.settings()).containsOnlyKeys("account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "{", "", "null", "{} {}"})
    void onlyAJsonObjectIsADescription(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderDescription.parse(text))
                .withMessageContaining("A description is a JSON object");
    }

    @Test
    void aDescriptionNeedsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderDescription.parse("{\"base\":\"https://x.example\"}"))
                .withMessageContaining("name: a description needs a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderDescription.parse("{\"name\":\"My Server\"}"))
                .withMessageContaining("name: invalid name 'My Server'; allowed: lower-case letters, digits and '-'.");
    }

    @Test
    void anUnknownNameIsAnsweredWithAllNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderDescription.named("nobody"))
                .withMessageContaining("'nobody'; there are ")
                .withMessageContaining(ProviderDescription.provided().get(0).name());
    }

    @Test
    void aFileIsNamedByItsErrors(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("nimbus.json");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> ProviderDescription.load(file))
                .withMessageContaining(file.toString());

        Files.writeString(file, "{\"name\":\"nimbus\",\"bse\":\"x\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderDescription.load(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("bse: unknown member 'bse'");
    }
}
