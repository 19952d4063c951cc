package dev.easel.adapters.openai.settings;

import java.util.Optional;

/** Who serves the OpenAI style: what a model can do differs with it. */
public enum OpenAiSystem {
    OPENAI("openai", "gpt-image-2", "https://api.openai.com/v1"),
    MODELVERSE("modelverse", "gpt-image-1", "https://api.modelverse.cn/v1"),
    /** Any other server that takes the same calls. */
    COMPATIBLE("compatible", "gpt-image-1", "");

    private final String word;
    private final String usualModel;
    private final String address;

    OpenAiSystem(String word, String usualModel, String address) {
        this.word = word;
        this.usualModel = usualModel;
        this.address = address;
    }

    /** Returns the name that results and failures carry, and the capability table. */
    public String word() {
        return word;
    }

    /** Returns the model that is named where a request names none. */
    public String usualModel() {
        return usualModel;
    }

    /** Returns the base address of a system that has one place. */
    public Optional<String> address() {
        return Optional.of(address).filter(place -> !place.isEmpty());
    }
}
