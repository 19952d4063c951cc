package dev.easel.cli.provider;

import dev.easel.adapters.openai.OpenAi;
import java.util.function.UnaryOperator;

/** How images to edit go out to servers of the OpenAI style. */
public enum EditsAs {
    FORM(openAi -> openAi),
    JSON(OpenAi::jsonEdits),
    OBJECTS(OpenAi::imageObjects);

    private final UnaryOperator<OpenAi> change;

    EditsAs(UnaryOperator<OpenAi> change) {
        this.change = change;
    }

    OpenAi applyTo(OpenAi openAi) {
        return change.apply(openAi);
    }
}
