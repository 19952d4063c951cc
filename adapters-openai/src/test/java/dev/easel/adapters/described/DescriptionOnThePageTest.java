package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DescriptionOnThePageTest {
    @Test
    void theDescriptionOnThePageIsOne() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        int start = page.indexOf("```json\n") + 8;
        ProviderDescription cloudpaint = ProviderDescription.parse(page.substring(start, page.indexOf("```", start)));

        assertThat(cloudpaint.name()).isEqualTo("cloudpaint");
        assertThat(cloudpaint.nativeVerbs()).containsExactly(Verb.GENERATE, Verb.EDIT, Verb.INPAINT);
        assertThat(cloudpaint.verbs()).containsExactly(Verb.values());
        assertThat(cloudpaint.capabilities(Verb.EDIT, ModelId.DEFAULT).maxInputImages())
                .isEqualTo(4);
        assertThat(cloudpaint.settings()).containsOnlyKeys("region");
    }
}
