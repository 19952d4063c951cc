package dev.easel.server.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.error.ErrorTable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerErrorTest {
    private static final String INSIDE = "Bad prompt; see /var/lib/easel/saved/7.json, ./spool/x.png, ~/keys.txt,"
            + " file:/srv/easel/a.png, file:///srv/easel/b.png, C:\\Program Files\\Easel\\c.png, \\\\share\\easel\\d.png,"
            + " http://internal:8080/v1/images?key=e, https://user:pw@upstream.corp/f, http://[fd00::7]:9090/g,"
            + " internal:8081, upstream.corp, 10.1.2.3:8082, fd00::8, [fd00::9]:8083, localhost,"
            + " sk-canary-f00d, sk-proj-****beef, Bearer abcdefgh, api_key=hunter2, org-Canary7, AIzaSyCanary1234567,"
            + " 0123456789abcdef0123456789abcdef";
    private static final List<String> SECRETS = List.of(
            "/var",
            "lib/easel",
            "spool",
            "keys.txt",
            "srv",
            "Program Files",
            "c.png",
            "share",
            "d.png",
            "internal",
            "upstream",
            "corp",
            "pw@",
            "fd00",
            "8080",
            "8081",
            "8082",
            "8083",
            "9090",
            "10.1.2",
            "localhost",
            "canary",
            "Canary",
            "beef",
            "abcdefgh",
            "hunter2",
            "0123456789abcdef",
            "saved-response",
            "job-7");
    private static final ErrorTable TABLE = table();

    private static ErrorTable table() {
        ErrorTable.Builder table = ErrorTable.builder();
        for (Reason reason : Reason.values()) {
            table.row(reason, 500, "type", "code" + reason.ordinal());
        }
        return table.build();
    }

    private static Stream<EaselException> failures() {
        CallFacts facts = CallFacts.of(Billing.UNKNOWN)
                .requestId(Optional.of("req-7"))
                .job("job-7")
                .savedResponse(Path.of("/tmp/saved-response"));
        List<EaselException> all = new ArrayList<>(List.of(
                new UnreadableResponseException(INSIDE, facts, null),
                new UnsupportedRequestException(INSIDE, facts, null),
                new BudgetExceededException(INSIDE, facts, null),
                new ImageProcessingException(INSIDE, facts, null),
                new StorageException(INSIDE, facts, null),
                new CallCancelledException(INSIDE, facts, null)));
        for (TransportException.Phase phase : TransportException.Phase.values()) {
            all.add(new TransportException(phase, INSIDE, facts, null));
        }
        for (Reason reason : Reason.values()) {
            all.add(ProviderException.of(reason, INSIDE)
                    .code("sk-canary-f00d")
                    .text(INSIDE)
                    .build()
                    .with(facts));
        }
        return all.stream();
    }

    @Test
    void knowsEveryKindOfFailure() {
        assertThat(failures().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EaselException.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void showsNothingOfTheInside(EaselException failure) {
        ServerError error = ServerError.of(failure, TABLE);

        for (String secret : SECRETS) {
            assertThat(error.toString()).doesNotContain(secret);
        }
        assertThat(error.message()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void passesTheProvidersOwnWordsOn(Reason reason) {
        String words =
                "Invalid 'size': 7x7 at /v1/images/edits; 16:9 and 1024x1024 are allowed for gpt-image-1.5 (images[0].image_url), n: 4, 和/或 50%";

        assertThat(ServerError.of(ProviderException.of(reason, words).build(), TABLE)
                        .message())
                .startsWith(words);
    }

    @Test
    void namesTheAddressesThatTheCallerSent() {
        URI url = URI.create("http://files.example.org:8080/a/b.png?size=1");
        UnsupportedRequestException failure = new UnsupportedRequestException(
                "Cannot fetch the image at http://files.example.org:8080/a/b.png?…: http://other.example.org responded 404.");

        assertThat(ServerError.of(failure, TABLE, EditRequest.of(ImageSource.of(url), "p"))
                        .message())
                .isEqualTo(
                        "Cannot fetch the image at http://files.example.org:8080/a/b.png?…: [address] responded 404.");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_BILLED, not-billed, true, The provider cannot be reached.",
        "UNKNOWN, unknown, false, The provider cannot be reached. It may have been billed.",
        "BILLED, billed, false, The provider cannot be reached. It was billed."
    })
    void saysWhetherTheCallWasBilled(Billing billing, String header, String retry, String message) {
        ServerError error = ServerError.of(
                new TransportException(TransportException.Phase.CONNECT, "m", CallFacts.of(billing), null), TABLE);

        assertThat(error.headers()).containsEntry("Easel-Billing", header).containsEntry("x-should-retry", retry);
        assertThat(error.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"400, not-billed,", "401, not-billed,", "503, not-billed,", "500, unknown, false"})
    void saysThatARefusedRequestWasNotBilled(int status, String billing, String retry) {
        ServerError error = ServerError.of(HttpError.of(status, "code", "m").header("Retry-After", "1"), TABLE);

        assertThat(error.headers()).containsEntry("Easel-Billing", billing).containsEntry("Retry-After", "1");
        assertThat(error.headers().get("x-should-retry")).isEqualTo(retry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "/a", "1.", "a:", "*", "[", "::", "\\\\", "https://", "sk-", "token=", "a/"})
    void hidesInTimeThatDoesNotExplodeWithTheMessage(String piece) {
        String message = piece.repeat(200_000);

        assertThat(ServerError.of(new UnsupportedRequestException(message), TABLE)
                        .message())
                .hasSizeLessThan(5_000);
    }

    @Test
    void keepsEveryHeaderOfARefusal() {
        assertThat(HttpError.of(405, "c", "m")
                        .header("Allow", "GET")
                        .header("X-A", "b")
                        .headers())
                .isEqualTo(Map.of("Allow", "GET", "X-A", "b"));
    }

    @Test
    void invitesToRepeatACallWithoutHeapOnlyIfItWasNotBilled() {
        ImageProcessingException failure = ImageProcessingException.outOfMemory(new OutOfMemoryError());
        ServerError free = ServerError.of(failure.billedAtLeast(Billing.NOT_BILLED), TABLE);
        ServerError paid = ServerError.of(failure.billedAtLeast(Billing.UNKNOWN), TABLE);

        assertThat(free.status()).isEqualTo(503);
        assertThat(free.headers()).containsKey("Retry-After");
        assertThat(paid.status()).isEqualTo(503);
        assertThat(paid.headers()).doesNotContainKey("Retry-After").containsEntry("x-should-retry", "false");
    }
}
