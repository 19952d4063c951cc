package dev.easel.it.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.OpenAi;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.it.Served;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that makes any size is sent parts of images in sizes that its models make well. */
class CompatibleFrameTest {
    private static final String SMALL =
            Base64.getEncoder().encodeToString(TestImages.photo(64, 64).bytes());

    @ParameterizedTest
    @CsvSource({"700, 500", "2600, 1300"})
    void sendsPartsInMultiplesOf16AndTheWholeImageComesBack(int width, int height) {
        ImageData photo = TestImages.photo(width, height);
        InpaintRequest request =
                InpaintRequest.of(photo, TestImages.mask(width, height, 300, 200, 330, 220), "a red door");
        try (FaultServer server =
                        FaultServer.answering(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + SMALL + "\"}]}"));
                HttpKit kit = ApacheHttp.open();
                Easel easel = Served.easel(
                        OpenAi.compatible(server.uri("/v1").toString()).provider(kit))) {
            ImageResult result = easel.inpaint(request).execute();
            assertThat(result.first().size()).isEqualTo(new Size(width, height));
            Size sent = part(server.only(), "image");
            assertThat(part(server.only(), "mask")).isEqualTo(sent);
            assertThat(server.only().parts())
                    .filteredOn(part -> part.name().equals("size"))
                    .singleElement()
                    .satisfies(part -> assertThat(part.text()).isEqualTo(sent.toString()));
            assertThat(sent.width() % 16 + sent.height() % 16).as("%s", sent).isZero();
            assertThat(sent.pixels()).isGreaterThanOrEqualTo(256 * 256);
        }
    }

    private static Size part(Received request, String name) {
        return request.parts().stream()
                .filter(part -> part.name().equals(name))
                .map(part -> ImageData.of(part.content()).size())
                .findFirst()
                .orElseThrow();
    }
}
