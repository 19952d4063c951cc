package dev.easel.adapters.openai.responses;

import static dev.easel.http.fault.Fixture.compact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesRouteTest extends ScriptedResponses {
    /** Returns a text with the random part of its IDs replaced. */
    private static String withoutIds(String text) {
        return text.replaceAll("[0-9a-f]{48}", "ID");
    }

    @Test
    void returnsAResponseWithEveryMember() throws IOException {
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PIXEL))
                        .revisedPrompt(Optional.of("a gray tabby cat in warm colors")))
                .usage(Optional.of(new Usage(OptionalLong.of(9), OptionalLong.of(272), OptionalLong.empty(), Map.of())))
                .build());

        RawClient.Received response = create(fixture("generate.request.json"));

        assertThat(withoutIds(response.text())).isEqualTo(compact(fixture("generate.response.json")));
        assertThat(last()).isInstanceOf(GenerateRequest.class);
        assertThat(last().prompt()).isEqualTo("Use warm colors.\n\nGenerate an image of a gray tabby cat");
        assertThat(last().model()).isEmpty();
        assertThat(last().quality()).isEqualTo(Quality.LOW);
        assertThat(last().options(OpenAiOptions.class).orElseThrow()).hasToString("OpenAiOptions[user]");
    }

    @Test
    void streamsTheEventsOfACall() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, ImageData.of(PIXEL)));
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(PIXEL)))
                    .note(Note.warning("the river is dry"))
                    .build();
        });

        String text = create("{\"model\":\"gpt-5\",\"input\":\"a river\",\"stream\":true,"
                        + "\"tools\":[{\"type\":\"image_generation\",\"partial_images\":1}]}")
                .text();

        assertThat(withoutIds(text).replaceAll("\"response\":\\{.*}", "\"response\":RESPONSE}"))
                .isEqualTo(fixture("stream.response.sse"));
        assertThat(last().partialImages()).isEqualTo(1);
        List<Json> events = events(text);
        Json start = events.get(0).get("response");
        assertThat(start.text("status")).contains("in_progress");
        assertThat(start.get("output").items()).isEmpty();
        Json end = events.get(events.size() - 1).get("response");
        assertThat(end.text("status")).contains("completed");
        assertThat(end.text("id")).isEqualTo(start.text("id"));
        assertThat(end.get("output").items()).hasSize(2);
        assertThat(end.get("output").items().get(0).text("result")).contains(base64(PIXEL));
    }

    private static List<Json> events(String text) throws IOException {
        List<Json> events = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("data: ")) {
                events.add(Json.parse(line.substring("data: ".length())));
            }
        }
        return events;
    }

    @Test
    void endsAStreamThatFailsWithAFailedResponse() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, ImageData.of(PIXEL)));
            throw ProviderException.of(Reason.CONTENT_REJECTED, "no").build();
        });

        List<Json> events =
                events(create("{\"input\":\"p\",\"stream\":true," + TOOL + "}").text());

        Json failed = events.get(events.size() - 1);
        assertThat(failed.text("type")).contains("response.failed");
        assertThat(failed.get("response").text("status")).contains("failed");
        assertThat(failed.get("response").get("error").text("code")).contains("image_content_policy_violation");
        assertThat(failed.get("response").get("error").text("message")).contains("no");
    }

    @Test
    void answersACallThatFailsBeforeAnyEventWithAnErrorStatus() throws IOException {
        provider.fail(ProviderException.of(Reason.RATE_LIMITED, "slow down").build());

        RawClient.Received response = create("{\"input\":\"p\",\"stream\":true," + TOOL + "}");

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.text()).contains("\"error\":{\"message\":\"slow down\"", "rate_limit_exceeded");
    }

    @Test
    void makesSeveralImagesAndMarksThoseThatFailed() throws IOException {
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PIXEL)))
                .image(GeneratedImage.received(ImageData.of(PIXEL)))
                .partialFailure(
                        ProviderException.of(Reason.CONTENT_REJECTED, "no").build())
                .build());

        Json response = created("\"input\":\"p\",\"tools\":[{\"type\":\"image_generation\",\"n\":3}]");

        assertThat(last().count()).isEqualTo(3);
        assertThat(response.get("output").items())
                .extracting(item -> item.text("status").orElse(""))
                .containsExactly("completed", "completed", "failed");
    }

    @Test
    void returnsAndDeletesAStoredResponse() throws IOException {
        provider.answer(PIXEL);
        String created = create("{\"input\":\"p\"," + TOOL + "}").text();
        String path = "/v1/responses/" + Json.parse(created).text("id").orElseThrow();

        assertThat(send("GET", path, "").text()).isEqualTo(created);
        assertThat(send("DELETE", path, "").text()).contains("\"deleted\":true");
        for (String method : List.of("GET", "DELETE")) {
            RawClient.Received gone = send(method, path, "");
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.text()).contains("response_not_found");
        }
    }

    @Test
    void storesNothingForACallerWhoDeclines() throws IOException {
        provider.answer(PIXEL);
        Json response = created("\"input\":\"p\",\"store\":false," + TOOL);

        RawClient.Received next = create("{\"input\":\"p\",\"previous_response_id\":\""
                + response.text("id").orElseThrow() + "\"," + TOOL + "}");

        assertThat(next.status()).isEqualTo(400);
        assertThat(Json.parse(next.text()).get("error").text("code")).contains("previous_response_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openai/v1/responses", "/openai/responses?api-version=2025-04-01-preview"})
    void isServedAtThePathsOfAzure(String path) throws IOException {
        provider.answer(PIXEL);

        assertThat(send("POST", path, "{\"input\":\"p\"," + TOOL + "}").status())
                .isEqualTo(200);
    }
}
