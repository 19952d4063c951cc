package dev.easel.adapters.chat;

/** How an aspect ratio is sent to a chat provider; its images are converted to the requested size locally either way. */
public enum RatioHint {
    /** It is not sent: the provider decides. */
    NONE,
    /** As {@code image_config.aspect_ratio}, which OpenRouter documents for Gemini's image models. */
    IMAGE_CONFIG,
    /** In a sentence after the prompt, as gpt-4o-image understands it. */
    WORDS
}
