package dev.easel.adapters.openai.settings;

import java.util.Optional;

/** The providers of the OpenAI style: what a model can do depends on the provider. */
public enum OpenAiSystem {
    OPENAI("openai", "gpt-image-2", "https://api.openai.com/v1"),
    /** Its document names gpt-image-1, which OpenAI no longer serves. */
    MODELVERSE("modelverse", "gpt-image-1", "https://api.modelverse.cn/v1"),
    /** Any other server that accepts the same calls; many have one model, which needs no name. */
    COMPATIBLE("compatible", "", "");

    private final String word;
    private final String usualModel;
    private final String address;

    OpenAiSystem(String word, String usualModel, String address) {
        this.word = word;
        this.usualModel = usualModel;
        this.address = address;
    }

    /** Returns the name that results, failures and the capability table use. */
    public String word() {
        return word;
    }

    /** Returns the model for requests that name none, or empty if the server decides. */
    public Optional<String> usualModel() {
        return Optional.of(usualModel).filter(name -> !name.isEmpty());
    }

    /** Returns whether it is another provider that serves OpenAI's models by their names. */
    public boolean resells() {
        return this == MODELVERSE;
    }

    /** Returns the base URL of a provider, or empty if it has no fixed one. */
    public Optional<String> address() {
        return Optional.of(address).filter(url -> !url.isEmpty());
    }
}
