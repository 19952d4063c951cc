package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.described.ProviderDescription;
import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code easel providers} and {@code easel models}. */
class CatalogTest {
    private final Shell shell = new Shell();

    CatalogTest() {
        KnownProviders.table().kinds().forEach(shell::withProvider);
    }

    @Test
    void everyProviderHasOneLineOfATable() {
        List<String> lines = shell.variable("OPENAI_API_KEY", "sk-secret")
                .run("providers")
                .out()
                .lines()
                .toList();
        assertThat(lines).allMatch(line -> line.length() <= 100);
        for (ProviderDescription description : ProviderDescription.provided()) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith(description.name() + " "))
                    .singleElement()
                    .asString()
                    .matches(".*[Gg-][Ee-][Ii-][Xx-].*");
        }
        assertThat(lines)
                .anyMatch(line -> line.matches("openai +GEIX +OPENAI_API_KEY \\* +https://api.openai.com/v1 .*"))
                .anyMatch(line -> line.matches("offline .* this machine.*"))
                .noneMatch(line -> line.contains("sk-secret"));
    }

    @Test
    void oneProviderIsToldInFull() {
        assertThat(shell.run("providers", "compatible").out())
                .contains("compatible\n", "optional: COMPATIBLE_API_KEY, which is not set", "--base-url");
    }

    @Test
    void providersAreJsonIfJsonIsRequested() {
        assertThat(shell.variable("OPENAI_API_KEY", "sk-secret")
                        .run("providers", "openai", "--json")
                        .out())
                .startsWith("{\"ok\":true,\"providers\":[{\"name\":\"openai\"")
                .contains("\"verbs\":[\"generate\",\"edit\",\"inpaint\",\"expand\"],\"emulated\":[]")
                .contains("\"key\":{\"variable\":\"OPENAI_API_KEY\",\"needed\":true,\"set\":true}")
                .contains("\"baseUrl\":\"https://api.openai.com/v1\"")
                .doesNotContain("sk-secret");
    }

    @Test
    void everyModelThatIsKnownByNameIsListed() {
        List<String> lines = shell.run("models").out().lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines).anyMatch(line -> line.matches("openai +gpt-image-1 .*2026-10-23.*"));
        for (ProviderDescription description : ProviderDescription.provided()) {
            assertThat(lines).anyMatch(line -> line.startsWith(description.name() + " "));
        }
    }

    @Test
    void theModelsOfOneProviderAreToldInFull() {
        String text = shell.run("models", "openai").out();
        assertThat(text).contains("openai gpt-image-1\n", "(default)", "sizes", "formats", "sources");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text).containsPattern("ends +2026-10-23; use gpt-image");
    }

    @Test
    void modelsAreJsonIfJsonIsRequested() {
        assertThat(shell.run("models", "openai", "--json").out())
                .startsWith("{\"ok\":true,\"models\":[{\"provider\":\"openai\"")
                .contains("\"default\":true", "\"endOfLife\":\"2026-10-23\"", "\"successor\":\"gpt-image")
                .contains("\"price\":{\"from\":");
    }

    @Test
    void whatHasNoLimitIsNotToldAsANumber() {
        assertThat(shell.run("models", "vllm").out()).contains("any number").doesNotContain("2147483647");
        assertThat(shell.run("models", "vllm", "--json").out()).contains("\"maxInputImages\":null");
    }

    @Test
    void sizesOfAListAreAListForPrograms() {
        assertThat(shell.run("models", "xai", "--json").out())
                .contains("\"sizes\":\"1:1, 16:9,", "\"listedSizes\":[\"1:1\",\"16:9\",")
                .contains("\"sources\":[\"docs.x.ai/developers/model-capabilities/images\",");
        assertThat(shell.run("models", "vllm", "--json").out()).contains("\"listedSizes\":[]");
    }

    @Test
    void anUnknownProviderIsAUsageErrorThatListsAll() {
        for (String command : List.of("providers", "models")) {
            Shell.Result result = shell.run(command, "nobody");
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.errorLine()).contains("'nobody'", "openai", "compatible");
        }
    }
}
