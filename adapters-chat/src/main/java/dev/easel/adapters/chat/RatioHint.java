package dev.easel.adapters.chat;

/** How a chat provider is told an aspect ratio; its images are brought to what was asked for on this machine either way. */
public enum RatioHint {
    /** Not at all: the provider decides. */
    NONE,
    /** As {@code image_config.aspect_ratio}, which OpenRouter documents for Gemini's image models. */
    IMAGE_CONFIG,
    /** In a sentence after the prompt, as gpt-4o-image understands it. */
    WORDS
}
