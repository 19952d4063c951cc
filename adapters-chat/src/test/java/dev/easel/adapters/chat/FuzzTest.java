package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.easel.adapters.chat.serve.ChatImageRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.EaselException;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.json.Json;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutated responses and requests lead to a result or to a declared failure, never to an unexpected exception. */
class FuzzTest {
    private static final int ROUNDS = 1500;
    private static final String BASE64 =
            Base64.getEncoder().encodeToString(TestImages.photo(4, 4).bytes());

    private static final List<String> RESPONSES = List.of(
            ChatResponses.fixture("acedata-edit.response.json"),
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"<think>x</think>\\n```a\\nb\\n```\\n![a [b] (c)](<https://h/a.png> \\\"t\\\")"
                    + "\\n<img src='https://h/b.png?x=1&amp;y=2'> [![t](https://h/t.png)](https://h/f.png) data:image/png;base64,"
                    + BASE64
                    + "\\nhttps://h/c.png\"}},{\"index\":1,\"message\":{\"refusal\":\"no\"},\"finish_reason\":\"content_filter\"}]}",
            "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"hi\"},{\"type\":\"image_url\",\"image_url\":{\"url\":"
                    + "\"data:image/png;base64," + BASE64 + "\"}}],\"images\":[{\"index\":0,\"b64_json\":\"" + BASE64
                    + "\"},\"https://h/1\"],\"multi_mod_content\":[{\"inline_data\":{\"data\":\"" + BASE64
                    + "\"}}],\"tool_calls\":[{\"image\":{\"url\":\"/files/a.png\"}}]}}],\"usage\":{\"total_tokens\":5}}",
            "data: {\"choices\":[{\"delta\":{\"content\":\"> 进度 9..51..\\n![a](data:image/png;ba\"}}]}\n\n"
                    + "data: {\"choices\":[{\"delta\":{\"content\":\"se64," + BASE64
                    + ")\"},\"finish_reason\":\"stop\"}]}\n\n"
                    + "event: error\ndata: {\"error\":{\"code\":429,\"message\":\"slow\"}}\n\ndata: [DONE]\n\n",
            "{\"success\":false,\"error\":{\"code\":\"api_error\",\"message\":\"fetch failed\"},\"trace_id\":\"t\"}",
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"},{\"inlineData\":{\"data\":\"" + BASE64
                    + "\"}}]}}]}");

    private static final List<String> REQUESTS = List.of(
            ChatResponses.fixture("acedata-two-images.request.json"),
            "{\"model\":\"m\",\"n\":2,\"stream\":true,\"stream_options\":{\"include_usage\":true},\"image_config\":{\"aspect_ratio\":"
                    + "\"2:3\"},\"messages\":[{\"role\":\"user\",\"content\":\"a fox\"},{\"role\":\"assistant\",\"content\":"
                    + "\"![a](http://h/files/a.png)\",\"images\":[{\"image_url\":{\"url\":\"https://h/b.png\"}}]},"
                    + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"green\"}]}]}");

    private static final List<String> PIECES = List.of(
            "![",
            "](",
            ")",
            "[",
            "]",
            "(",
            "<",
            ">",
            "<img src=",
            "\\\"",
            "\"",
            "\\n",
            "\n",
            "\n\n",
            "```",
            "<think>",
            "</think>",
            "data:",
            "data:image/png;base64,",
            ";base64,",
            "easel-image:0123456789abcdef:000000",
            "easel-image:0123456789abcdef:000099",
            "http://",
            "https://h/x.png",
            "{",
            "}",
            ":",
            ",",
            "null",
            "-1",
            "1e999",
            "99999999999999999999",
            "true",
            "[]",
            "{}",
            "\\u0000",
            "\\ud800",
            "\uFEFF",
            "%",
            "%zz",
            "&amp;",
            "&#x;",
            "\\\\",
            "\\",
            "data: ",
            "event: error\n",
            "[DONE]",
            "//h",
            "/9j/",
            "=",
            "\u0000",
            "进度：",
            "请");

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void readsAnyResponseOrThrowsADeclaredFailure(long seed) {
        Random random = new Random(seed);
        int images = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String response = mutated(RESPONSES.get(random.nextInt(RESPONSES.size())), random);
            try {
                ParsedResponse parsed = ChatResponses.parse(ChatResponses.ok(response));
                for (ReceivedImage image : parsed.images()) {
                    images += image.inline().isPresent() ? length(image) : 1;
                }
            } catch (EaselException | IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ", round " + round + ", response " + response, e);
            }
        }
        assertThat(images).as("some mutated responses still contain images").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 50, 600})
    void readsAnyRequestOrRejectsIt(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String body = mutated(REQUESTS.get(random.nextInt(REQUESTS.size())), random);
            try {
                if (Json.parse(body).toJava() instanceof Map<?, ?> members) {
                    @SuppressWarnings("unchecked")
                    Map<String, ?> object = (Map<String, ?>) members;
                    ChatImageRequest.of(JsonObject.of(object, JsonObject.Images.NONE), NO_FILES, Strictness.NORMAL);
                    accepted++;
                }
            } catch (HttpErrorException | EaselException | IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round + ", body " + body, e);
            }
        }
        assertThat(accepted).as("some mutated requests are still accepted").isPositive();
    }

    private static int length(ReceivedImage image) {
        try {
            return (int) image.inline().orElseThrow().data().length();
        } catch (EaselException | IOException e) {
            return 0;
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(mutant.length() + 1);
            int end = Math.min(mutant.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> mutant.delete(at, end);
                case 1 -> mutant.insert(at, mutant.substring(at, Math.min(mutant.length(), at + random.nextInt(200))));
                case 2 -> mutant.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> mutant.setLength(Math.max(1, at));
                default -> mutant.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return mutant.toString();
    }

    private static final FileStore NO_FILES = new FileStore() {
        @Override
        public URI publish(ImageData image) {
            throw new UnsupportedOperationException("Nothing is published while a request is read.");
        }

        @Override
        public Optional<ImageData> find(URI url) {
            return Optional.empty();
        }
    };
}
