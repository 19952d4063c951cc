package dev.easel.it.live;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tests the real providers, each only if its key is in the environment. */
class LiveTest {
    private static final String OPENAI = "OPENAI_API_KEY";
    private static final String MODELVERSE = "MODELVERSE_API_KEY";
    private static final String VISION_STUDIO = "VISION_STUDIO_API_KEY";
    private static final String FOURALL = "FOURALL_API_KEY";
    private static final String ACEDATA = "ACEDATA_API_KEY";

    @Nested
    @EnabledIfEnvironmentVariable(named = OPENAI, matches = ".+")
    class OpenAiItself extends LiveContract {
        @Override
        ImageProvider provider(HttpKit kit) {
            return OpenAi.openAi(ApiKey.fromEnvironment(OPENAI)).provider(kit);
        }
    }

    @Nested
    @EnabledIfEnvironmentVariable(named = MODELVERSE, matches = ".+")
    class ModelVerse extends LiveContract {
        @Override
        ImageProvider provider(HttpKit kit) {
            return OpenAi.modelVerse(ApiKey.fromEnvironment(MODELVERSE)).provider(kit);
        }
    }

    @Nested
    @EnabledIfEnvironmentVariable(named = VISION_STUDIO, matches = ".+")
    class VisionStudio extends LiveContract {
        @Override
        ImageProvider provider(HttpKit kit) {
            return VisionStudioConfig.of(System.getenv("VISION_STUDIO_URL"), ApiKey.fromEnvironment(VISION_STUDIO))
                    .provider(kit);
        }
    }

    @Nested
    @EnabledIfEnvironmentVariable(named = FOURALL, matches = ".+")
    class FourAll extends LiveContract {
        @Override
        ImageProvider provider(HttpKit kit) {
            return ChatConfig.fourAll(System.getenv("FOURALL_URL"), ApiKey.fromEnvironment(FOURALL))
                    .provider(kit);
        }
    }

    @Nested
    @EnabledIfEnvironmentVariable(named = ACEDATA, matches = ".+")
    class AceData extends LiveContract {
        @Override
        ImageProvider provider(HttpKit kit) {
            return ChatConfig.aceData(ApiKey.fromEnvironment(ACEDATA)).provider(kit);
        }
    }
}
