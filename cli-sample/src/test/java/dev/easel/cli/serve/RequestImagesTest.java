package dev.easel.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.testing.TestImages;
import dev.easel.http.AddressRule;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestImagesTest {
    private static final URI HERE = URI.create("http://127.0.0.1:9/a.png?signature=canary");
    private static final ImageData FETCHED = TestImages.photo(3, 3);
    private static final ImageData PAINTED = TestImages.photo(4, 4);
    private static final ImageFetcher DOWNLOADS = (url, context) -> FETCHED;
    private static final ImageFetcher PLACEHOLDERS = (url, context) -> PAINTED;

    private final CallContext context = CallContext.detached();
    private final AddressRule thisMachine = AddressRule.of("127.0.0.0/8");
    private final RequestImages offline = new RequestImages(thisMachine, DOWNLOADS, Optional.of(PLACEHOLDERS));
    private final RequestImages paid = new RequestImages(thisMachine, DOWNLOADS, Optional.empty());

    @Test
    void fetchesFromAllowedAddresses() {
        assertThat(offline.fetch(HERE, context)).isEqualTo(FETCHED);
        assertThat(offline.fetchMask(HERE, new Size(3, 3), context)).isEqualTo(FETCHED);
        assertThat(paid.fetch(HERE, context)).isEqualTo(FETCHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/a.png", "http://[::1]/a.png", "http://no-such-host.invalid/a.png"})
    void paintsOtherImagesOnlyOffline(String url) {
        URI there = URI.create(url);
        assertThat(offline.fetch(there, context)).isEqualTo(PAINTED);
        assertThat(offline.fetchMask(there, new Size(3, 3), context)).isEqualTo(PAINTED);
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> paid.fetch(there, context))
                .withMessage(
                        "The image at " + url + " is not fetched: its host has no address that this server may reach"
                                + " (--allow-fetch). Send the image instead of its URL.");
    }

    @Test
    void passesOnNoUrlThatIsNotAllowed() {
        ImageResult result = ImageResult.builder("p").build();
        EditRequest allowed = EditRequest.of(ImageSource.of(HERE), "blue");
        assertThat(paid.call(allowed, context, () -> result)).isSameAs(result);
        EditRequest refused =
                EditRequest.of(ImageSource.of(URI.create("http://169.254.169.254/a?token=canary")), "blue");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> paid.call(refused, context, () -> {
                    throw new AssertionError("called");
                }))
                .withMessageContaining("http://169.254.169.254/a?… is not fetched")
                .withMessageNotContaining("canary");
    }
}
