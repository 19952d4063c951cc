package dev.easel.it.readme;

import dev.easel.adapters.openai.OpenAi;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** The samples of the client kit's page. */
final class HttpSamples {
    private HttpSamples() {}

    static HttpKit kit(Path folder) {
        // sample: http_kit
        HttpKit http = ApacheHttp.open(HttpConfig.builder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofMinutes(2))
                .proxy(URI.create("http://proxy.example.org:3128"))
                .maxImageBytes(64 << 20)
                .savedResponses(folder)
                .build());
        // end
        return http;
    }

    static OpenAi keys(Supplier<String> vault) {
        // sample: keys
        ApiKey fromEnvironment = ApiKey.fromEnvironment("OPENAI_API_KEY");
        ApiKey rotating = ApiKey.from(vault);
        OpenAi proxied = OpenAi.compatible("https://proxy.example.org/v1", rotating)
                .credential(Credential.header("X-API-Key", rotating));
        // end
        return vault == null ? OpenAi.openAi(fromEnvironment) : proxied;
    }

    static OpenAi retries(OpenAi config) {
        // sample: retries
        OpenAi patient = config.retries(RetryPolicy.defaults().attempts(5));
        OpenAi once = config.retries(RetryPolicy.never());
        OpenAi perhapsBilledTwice = config.retries(RetryPolicy.defaults().repeatingUnknownOutcomes());
        // end
        return patient == once ? perhapsBilledTwice : patient;
    }

    static Endpoint endpoint(ApiKey key) {
        // sample: endpoint
        Endpoint endpoint = Endpoint.of(
                        "sketchpad", "https://api.example.org/v1", Credential.prefixed("Authorization", "Key ", key))
                .header("X-Client", "covers");
        // end
        return endpoint;
    }
}
