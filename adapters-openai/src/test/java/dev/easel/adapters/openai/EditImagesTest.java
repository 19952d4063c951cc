package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spellings of input images in JSON that gateways and other servers take. */
class EditImagesTest {
    private static String body(String members) {
        return ("{'prompt':'p'," + members + "}")
                .replace("DATA", "data:image/png;base64," + ServedRoutes.BASE64)
                .replace("BASE64", ServedRoutes.BASE64)
                .replace('\'', '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'image':'BASE64'",
                "'image':'DATA'",
                "'image':['BASE64']",
                "'image':['DATA']",
                "'image':{'url':'DATA'}",
                "'image':{'url':'DATA','type':'image_url'}",
                "'image_url':'DATA'",
                "'image_url':'BASE64'",
                "'image_url':{'url':'DATA'}",
                "'images':['BASE64']",
                "'images':['DATA']",
                "'images':[{'url':'BASE64'}]",
                "'images':[{'b64_json':'BASE64'}]",
                "'images':[{'image_url':'DATA'}]",
                "'images':[{'image_url':'BASE64'}]",
                "'images':[{'image_url':{'url':'DATA','detail':'high'}}]",
                "'images':[{'type':'image_url','image_url':{'url':'BASE64'}}]",
                "'images':{'image_url':'DATA'}"
            })
    void readsAnInlineImageHoweverItIsSpelled(String members) throws IOException {
        try (ServedRoutes served = new ServedRoutes(Strictness.NORMAL)) {
            RawClient.Received response = served.post("/v1/images/edits", body(members));
            assertThat(response.status()).as(response.text()).isEqualTo(200);
            assertThat(served.inputs).containsExactly(ServedRoutes.IMAGE);
        }
    }

    @Test
    void readsImagesOfEveryNameInOrder() throws IOException {
        byte[] second = TestImages.photo(5, 3).bytes();
        byte[] third = TestImages.photo(6, 3).bytes();
        try (ServedRoutes served = new ServedRoutes(Strictness.NORMAL)) {
            RawClient.Received response = served.post(
                    "/v1/images/edits",
                    body("'images':['BASE64',{'image_url':'"
                            + Base64.getEncoder().encodeToString(second) + "'}],'image':{'url':'"
                            + Base64.getEncoder().encodeToString(third) + "'}"));
            assertThat(response.status()).as(response.text()).isEqualTo(200);
            assertThat(served.inputs).containsExactly(ServedRoutes.IMAGE, second, third);
        }
    }

    @Test
    void readsAUrl() throws IOException {
        try (ServedRoutes served = new ServedRoutes(Strictness.NORMAL)) {
            served.post("/v1/images/edits", body("'image':{'url':'https://a/1'}"));
            assertThat(served.inputs).containsExactly("https://a/1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'mask':'MASK'",
                "'mask':'data:image/png;base64,MASK'",
                "'mask':{'image_url':'data:image/png;base64,MASK'}",
                "'mask':{'image_url':{'url':'data:image/png;base64,MASK'}}",
                "'mask':{'url':'MASK'}"
            })
    void readsTheMaskHoweverItIsSpelled(String mask) throws IOException {
        // Without the imaging module the region cannot be restored: the error shows that the mask was read.
        String half = Base64.getEncoder()
                .encodeToString(TestImages.mask(4, 3, 0, 0, 2, 3).image().load().bytes());
        try (ServedRoutes served = new ServedRoutes(Strictness.NORMAL)) {
            assertThat(served.post("/v1/images/edits", body("'image':'BASE64'," + mask.replace("MASK", half)))
                            .text())
                    .contains("Inpainting");
        }
    }

    @Test
    void readsWhatStandsBesideAnImageOnlyWhereLenient() throws IOException {
        String members = "'images':[{'image_url':'DATA','weight':2}]";
        try (ServedRoutes lenient = new ServedRoutes(Strictness.LENIENT);
                ServedRoutes normal = new ServedRoutes(Strictness.NORMAL)) {
            assertThat(lenient.post("/v1/images/edits", body(members)).status()).isEqualTo(200);
            assertThat(normal.post("/v1/images/edits", body(members)).text())
                    .contains("unknown_parameter", "images[0].weight");
        }
    }
}
