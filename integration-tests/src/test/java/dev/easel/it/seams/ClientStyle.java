package dev.easel.it.seams;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.it.Served;
import dev.easel.it.openai.OpenAiStyle;
import dev.easel.server.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which a region to repaint goes over the wire. */
enum ClientStyle {
    OPENAI_JSON {
        @Override
        ImageProvider on(Served served) {
            return OpenAiStyle.json(served);
        }

        @Override
        Optional<String> modelOfAnySize() {
            return Optional.of(GROK);
        }
    },
    OPENAI_FORM {
        @Override
        ImageProvider on(Served served) {
            return OpenAiStyle.form(served);
        }

        @Override
        Optional<String> modelOfAnySize() {
            return Optional.of(GROK);
        }
    },
    MODELVERSE {
        @Override
        ImageProvider on(Served served) {
            return OpenAi.modelVerse(served.key()).base(served.at("/v1")).provider(served.kit());
        }
    },
    VISION_STUDIO {
        @Override
        ImageProvider on(Served served) {
            return VisionStudioConfig.of(served.at("/api/v1/openai"), served.key())
                    .provider(served.kit());
        }
    },
    FOUR_ALL {
        @Override
        ImageProvider on(Served served) {
            return ChatConfig.fourAll(served.at("/v1"), served.key()).provider(served.kit());
        }
    },
    ACE_DATA_STREAMING {
        @Override
        ImageProvider on(Served served) {
            return ChatConfig.aceData(served.at(""), served.key()).stream(true).provider(served.kit());
        }
    };

    private static final String GROK = "grok-imagine-image";

    abstract ImageProvider on(Served served);

    /** Returns a model that is sent images at their own size, so that tests stay quick. */
    Optional<String> modelOfAnySize() {
        return Optional.empty();
    }

    /** Returns the routes that serve all of them. */
    static List<Route> routes() {
        return Stream.of(OpenAiStyle.routes(), VisionStudioRoutes.all(), ChatRoutes.all())
                .flatMap(List::stream)
                .map(Route.class::cast)
                .toList();
    }
}
