package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderFacts;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.testing.ScriptedProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Shell shell = Shell.using(provider.provider());

    static Stream<Arguments> failures() {
        CallFacts unknown = CallFacts.of(Billing.UNKNOWN);
        return Stream.of(
                Arguments.of(rejected(ProviderException.Reason.CONTENT_REJECTED), 3),
                Arguments.of(rejected(ProviderException.Reason.AUTHENTICATION), 4),
                Arguments.of(rejected(ProviderException.Reason.FORBIDDEN), 4),
                Arguments.of(rejected(ProviderException.Reason.QUOTA_EXHAUSTED), 4),
                Arguments.of(rejected(ProviderException.Reason.RATE_LIMITED), 4),
                Arguments.of(rejected(ProviderException.Reason.INVALID_REQUEST), 5),
                Arguments.of(rejected(ProviderException.Reason.NOT_FOUND), 5),
                Arguments.of(rejected(ProviderException.Reason.OVERLOADED), 5),
                Arguments.of(rejected(ProviderException.Reason.INTERNAL), 6),
                Arguments.of(rejected(ProviderException.Reason.NO_IMAGE), 6),
                Arguments.of(
                        new TransportException(TransportException.Phase.CONNECT, "refused", CallFacts.NOT_SENT, null),
                        5),
                Arguments.of(new TransportException(TransportException.Phase.TRUNCATED, "cut", unknown, null), 6),
                Arguments.of(new UnreadableResponseException("not JSON"), 6),
                Arguments.of(new BudgetExceededException("The budget has 0 images left."), 4));
    }

    private static ProviderException rejected(ProviderException.Reason reason) {
        return ProviderException.of(reason, "because " + reason).build();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresHaveTheirExitCodeAndOneLine(EaselException failure, int code) {
        provider.fail(failure);
        Shell.Result result = shell.run("generate", "a cat", "-o", folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.errorLine()).startsWith("easel: " + failure.getMessage());
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProviderException.Reason.class)
    void everyReasonHasADocumentedExitCode(ProviderException.Reason reason) {
        assertThat(ExitCode.of(rejected(reason))).isIn(List.of(3, 4, 5, 6));
    }

    @Test
    void anInternalErrorHasADistinctExitCode() {
        Shell.Result result = shell.run("generate", "a cat", "-o", folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.FAULT);
        assertThat(result.errorLine()).contains("Internal error in Easel");
    }

    @Test
    void keepsControlCharactersOfAProviderOffTheTerminal() {
        provider.fail(ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, "no\u001b]0;x\u0007\nnever")
                .build());
        assertThat(shell.run("generate", "a cat", "-o", folder.resolve("out.png"))
                        .errorLine())
                .isEqualTo("easel: no ]0;x never (scripted)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_FOUND | gpt-imag-1 | The model 'gpt-imag-1' does not exist | Did you mean gpt-image-1?",
                "INVALID_REQUEST | flux-pr | Unknown model flux-pr. | Did you mean flux-pro?",
                "INVALID_REQUEST | gpt-imag-1 | The prompt is too long. | ''",
                "OVERLOADED | gpt-imag-1 | gpt-imag-1 is overloaded. | ''",
                "NOT_FOUND | gpt-image-1 | The model 'gpt-image-1' does not exist. | ''",
                "NOT_FOUND | dall-e-9 | The model 'dall-e-9' does not exist. | ''"
            })
    void aModelThatAProviderRefusesIsSpelledAnew(
            ProviderException.Reason reason, String model, String message, String hint) {
        List<String> models = List.of("gpt-image-1", "gpt-image-2", "flux-pro");
        Shell remote = new Shell()
                .variable("REMOTE_KEY", "canary")
                .withProvider(ProviderKind.remote("remote", "REMOTE_KEY", (settings, kit) -> provider.provider())
                        .knownAs(() ->
                                new ProviderFacts(Optional.empty(), Optional.empty(), models, Map.of(), List.of())));
        provider.fail(ProviderException.of(reason, message).build());
        Shell.Result result = remote.run(
                "generate", "a cat", "--provider", "remote", "--model", model, "-o", folder.resolve("out.png"));
        assertThat(result.errorLine())
                .startsWith("easel: " + message)
                .contains(hint)
                .matches(line -> hint.isEmpty() != line.contains("Did you mean"));
    }
}
