package dev.easel.adapters.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.testing.TestImages;
import dev.easel.server.route.FileStore;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredResponsesTest {
    private static final URI URL = URI.create("http://127.0.0.1/files/1.png");

    private final Map<URI, ImageData> published = new LinkedHashMap<>();
    private final FileStore files = new FileStore() {
        @Override
        public URI publish(ImageData image) {
            published.put(URL, image);
            return URL;
        }

        @Override
        public Optional<ImageData> find(URI url) {
            return Optional.ofNullable(published.get(url));
        }
    };
    private final StoredResponses stored = new StoredResponses();

    private void add(String id, String instructions) throws Exception {
        stored.add(
                id,
                new StoredResponses.Stored(
                        Map.of("instructions", instructions),
                        List.of(Map.of("id", "ig_0")),
                        Map.of("ig_0", files.publish(TestImages.photo(1, 1)))));
    }

    @Test
    void forgetsTheOldestOfTooMany() throws Exception {
        for (int i = 0; i <= 1000; i++) {
            add("resp_" + i, "");
        }
        assertThat(stored.members("resp_0", files)).isEmpty();
        assertThat(stored.members("resp_1", files)).isPresent();
    }

    @Test
    void forgetsTheOldestOfTooManyBytes() throws Exception {
        String million = "x".repeat(1_000_000);
        for (int i = 0; i < 5; i++) {
            add("resp_" + i, million);
        }
        assertThat(stored.members("resp_0", files)).isEmpty();
        assertThat(stored.members("resp_1", files)).isPresent();
        assertThat(stored.remove("resp_1")).isTrue();
        add("resp_5", million);
        assertThat(stored.members("resp_2", files)).isPresent();
    }

    @Test
    void knowsNoResponseWhoseImageIsGone() throws Exception {
        add("resp_0", "");
        assertThat(stored.images("resp_0", files).orElseThrow()).hasSize(1);
        published.clear();
        assertThat(stored.images("resp_0", files)).isEmpty();
        assertThat(stored.members("resp_0", files)).isEmpty();
    }
}
