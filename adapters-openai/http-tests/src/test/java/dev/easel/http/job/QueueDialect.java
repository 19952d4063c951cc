package dev.easel.http.job;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpCall;
import dev.easel.http.ImageItems;
import dev.easel.http.Job;
import dev.easel.http.JobState;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.body.JsonBody;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The dialect of an invented server that queues every request: {@code POST queue}, {@code GET queue/ID}. */
final class QueueDialect implements Dialect<GenerateRequest> {
    private static final ErrorTable ERRORS = ErrorTable.builder().build();

    @Override
    public HttpCall encode(GenerateRequest request) {
        return HttpCall.post("queue", JsonBody.of(Map.of("prompt", request.prompt(), "n", request.count())));
    }

    @Override
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        Json json = response.json(ImageItems.BASE64);
        ParsedResponse.Builder parsed = ParsedResponse.builder()
                .json(json.toString())
                .cost(json.number("cents").stream()
                        .mapToObj(cents -> Cost.reported(Money.usd("0.0" + cents)))
                        .findFirst());
        for (Json item : ImageItems.of(json)) {
            Optional<ReceivedImage> image = ImageItems.image(item, response);
            image.ifPresent(parsed::image);
        }
        json.text("id").ifPresent(id -> parsed.job(new QueuedJob(id, json.text("status_url"))));
        return parsed.build();
    }

    @Override
    public Optional<Job> jobById(String id) {
        return id.startsWith("job-") ? Optional.of(new QueuedJob(id, Optional.empty())) : Optional.empty();
    }

    @Override
    public ProviderException parseError(ResponseReader response) throws IOException {
        return ERRORS.read(response);
    }

    /** A job of the queue, polled where its response says, else by its id. */
    private final class QueuedJob implements Job {
        private final String id;
        private final Optional<String> address;

        private QueuedJob(String id, Optional<String> address) {
            this.id = id;
            this.address = address;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public HttpCall poll() {
            return HttpCall.get(address.orElse("queue/" + id)).header("X-Poll", "1");
        }

        @Override
        public JobState read(ResponseReader response, CallContext context) throws IOException {
            ParsedResponse parsed = parse(response, context);
            Json json = Json.parse(parsed.json().orElse("{}"));
            String status = json.text("status").orElse("");
            return switch (status) {
                case "done" ->
                    json.text("response_url")
                            .<JobState>map(url -> new JobState.ResultAt(HttpCall.get(url)))
                            .orElseGet(() -> new JobState.Done(parsed));
                case "busy" ->
                    throw ProviderException.of(Reason.RATE_LIMITED, "Too many polls.")
                            .build();
                case "failed" ->
                    throw ProviderException.of(Reason.GENERATION_FAILED, "The queue gave up.")
                            .billing(Billing.NOT_BILLED)
                            .build();
                default ->
                    parsed.images().isEmpty()
                            ? new JobState.Running(json.get("percent").decimal(), status)
                            : new JobState.Done(parsed);
            };
        }

        @Override
        public Optional<HttpCall> cancel() {
            return Optional.of(HttpCall.get("queue/" + id + "/cancel").method("DELETE"));
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Optional<Duration> keeps() {
            return Optional.of(Duration.ofMinutes(10));
        }
    }
}
