package dev.easel.server.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {
    private static final URI PUBLIC = URI.create("https://images.example.org/easel");

    private static AccessRules rules(String host, String... origins) throws UnknownHostException {
        return new AccessRules(List.of(origins), host, InetAddress.getByName(host), Optional.of(PUBLIC));
    }

    /** Returns a head with headers written {@code Name: value} and separated by semicolons. */
    private static RequestHead head(String method, String target, String headers) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        for (String header : headers.split(";")) {
            entries.add(Map.entry(
                    header.substring(0, header.indexOf(':')).strip(),
                    header.substring(header.indexOf(':') + 1).strip()));
        }
        return new RequestHead(method, target, false, entries);
    }

    private static int status(AccessRules rules, RequestHead head) {
        return rules.refusal(head, () -> false).map(HttpError::status).orElse(200);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost, 200",
        "127.0.0.1, LOCALHOST.:8527, 200",
        "127.0.0.1, 127.0.0.1:8527, 200",
        "127.0.0.1, 127.9.8.7, 200",
        "127.0.0.1, [::1]:8527, 200",
        "127.0.0.1, [::ffff:127.0.0.1], 200",
        "127.0.0.1, images.example.org, 200",
        "127.0.0.1, evil.example, 403",
        "127.0.0.1, evil.example:8527, 403",
        "127.0.0.1, localhost.evil.example, 403",
        "127.0.0.1, 127.0.0.1.evil.example, 403",
        "127.0.0.1, 192.168.0.7, 403",
        "127.0.0.1, 0.0.0.0, 403",
        "127.0.0.1, [::], 403",
        "127.0.0.1, 127.0.0.300, 403",
        "127.0.0.1, easel, 403",
        "0.0.0.0, 192.168.0.7:8527, 200",
        "0.0.0.0, [2001:db8::7]:8527, 200",
        "0.0.0.0, localhost, 200",
        "0.0.0.0, easel:8527, 200",
        "0.0.0.0, images.example.org, 200",
        "0.0.0.0, evil.example, 403",
        "0.0.0.0, 1.2.3.4.evil.example, 403",
        "0.0.0.0, 999.2.3.4, 403",
        "0.0.0.0, [1], 400",
        "0.0.0.0, [...], 400",
        "127.0.0.1, a/b, 400",
        "127.0.0.1, user@localhost, 400",
        "127.0.0.1, localhost:123456, 400",
    })
    void refusesAForeignHostWhateverTheMethod(String bound, String host, int status) throws UnknownHostException {
        for (String method : List.of("GET", "POST", "OPTIONS", "HEAD")) {
            assertThat(status(rules(bound), head(method, "/v1/models", "Host: " + host)))
                    .as(method)
                    .isEqualTo(status);
        }
    }

    @Test
    void refusesTheForeignHostOfAnAbsoluteTarget() throws UnknownHostException {
        assertThat(status(rules("127.0.0.1"), head("GET", "http://evil.example/v1/models", "Host: localhost")))
                .isEqualTo(403);
        assertThat(status(rules("127.0.0.1"), head("GET", "http://localhost:8527/v1/models", "Host: localhost")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Host: localhost; Host: localhost, 400",
        "X-A: b, 400",
        "Host: localhost; Origin: http://localhost; Origin: http://localhost, 400",
    })
    void refusesRepeatedOrMissingHeaders(String headers, int status) throws UnknownHostException {
        assertThat(status(rules("127.0.0.1"), head("GET", "/v1/models", headers)))
                .isEqualTo(status);
    }

    @Test
    void servesAnHttp10CallerWithoutAHost() throws UnknownHostException {
        assertThat(rules("127.0.0.1").refusal(new RequestHead("GET", "/healthz", true, List.of()), () -> false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://evil.example, 403",
        "Origin: null, 403",
        "Origin: http://localhost:3000, 403",
        "Origin: http://localhost, 403",
        "Origin: http://127.0.0.1:8527, 403",
        "Origin: https://localhost:8527, 403",
        "Origin: http://localhost:8527, 200",
        "Origin: HTTP://LOCALHOST:8527, 200",
        "Origin: https://images.example.org, 200",
        "Origin: https://images.example.org:8443, 403",
        "Origin: http://images.example.org, 403",
        "Origin: http://localhost:8527/path, 403",
        "Origin: http://localhost:8527@evil.example, 403",
        "Origin: , 403",
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: Cross-Site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: none, 200",
        "Sec-Fetch-Site: same-origin, 200",
        "Sec-Fetch-Site: none; Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: cross-site; Origin: http://evil.example, 403",
        "Sec-Fetch-Site: same-origin; Origin: http://localhost:8527, 200",
        "Access-Control-Request-Method: POST; Origin: http://evil.example, 403",
        "X-A: b, 200",
    })
    void refusesPagesOfOtherOrigins(String headers, int status) throws UnknownHostException {
        for (String method : List.of("GET", "POST", "OPTIONS", "HEAD")) {
            RequestHead head = head(method, "/v1/models", "Host: localhost:8527;" + headers);
            assertThat(status(rules("127.0.0.1"), head)).as(method).isEqualTo(status);
            assertThat(rules("127.0.0.1").responseHeaders(head)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /files/a.png, 200", "HEAD, /files/a.png, 200", "POST, /files/a.png, 403", "GET, /v1/models, 403"})
    void letsPagesShowPublishedImages(String method, String path, int status) throws UnknownHostException {
        assertThat(status(rules("127.0.0.1"), head(method, path, "Host: localhost; Sec-Fetch-Site: cross-site")))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, http://localhost:3000, http://localhost:3000",
        "HTTP://LocalHost:3000, http://localhost:3000, http://localhost:3000",
        "http://localhost:3000, http://localhost:3001,",
        "http://localhost:3000, https://localhost:3000,",
        "http://localhost:3000, null,",
        "https://app.example.org, https://app.example.org:443, https://app.example.org:443",
        "*, http://evil.example, *",
        "*, null, *",
    })
    void letsPagesOfAllowedOriginsReadResponses(String allowed, String origin, String answer)
            throws UnknownHostException {
        AccessRules rules = rules("127.0.0.1", allowed);
        RequestHead head = head("POST", "/v1/models", "Host: localhost; Sec-Fetch-Site: cross-site; Origin: " + origin);

        assertThat(status(rules, head)).isEqualTo(answer == null ? 403 : 200);
        assertThat(rules.responseHeaders(head).get("Access-Control-Allow-Origin"))
                .isEqualTo(answer);
        assertThat(rules.responseHeaders(head)).doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(rules.responseHeaders(head).get("Vary")).isEqualTo(allowed.equals("*") ? null : "Origin");
    }

    @Test
    void answersAPreflightOfAnAllowedOriginWithTheHeadersThatItMaySend() throws UnknownHostException {
        ServerResponse.Whole response = rules("127.0.0.1", "http://localhost:3000")
                .preflight(head(
                        "OPTIONS",
                        "/v1/images/generations",
                        "Host: localhost:8527; Origin: http://localhost:3000; Access-Control-Request-Method: POST;"
                                + "Access-Control-Request-Headers: authorization,content-type,x-stainless-os,cookie,X-API-Key;"
                                + "Access-Control-Request-Private-Network: true"))
                .orElseThrow();

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers())
                .containsEntry("Access-Control-Allow-Origin", "http://localhost:3000")
                .containsEntry("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE")
                .containsEntry("Access-Control-Allow-Headers", "authorization, content-type, x-stainless-os, x-api-key")
                .containsEntry("Access-Control-Allow-Private-Network", "true")
                .containsEntry("Access-Control-Max-Age", "600")
                .doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(response.headers().get("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example; Access-Control-Request-Method: POST",
                "Origin: http://localhost:3000",
                "Access-Control-Request-Method: POST",
            })
    void answersNoOtherRequestAsAPreflight(String headers) throws UnknownHostException {
        AccessRules rules = rules("127.0.0.1", "http://localhost:3000");

        assertThat(rules.preflight(head("OPTIONS", "/v1/models", "Host: localhost;" + headers)))
                .isEmpty();
        assertThat(rules.preflight(head("POST", "/v1/models", "Host: localhost;" + headers)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example.org",
                "https://app.example.org/",
                "https://app.example.org/path",
                "https://app.example.org?x",
                "https://user@app.example.org",
                "ftp://app.example.org",
                "https://",
                "https://*.example.org",
                "null",
                "",
            })
    void refusesASettingThatIsNotAnOrigin(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedOrigins.checked(origin))
                .withMessageContaining("'" + origin + "'")
                .withMessageContaining("https://app.example.org");
    }
}
