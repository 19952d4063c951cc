package dev.easel.adapters.openai.settings;

/** How a server interprets {@code output_compression}. */
public enum CompressionMeaning {
    /** 100 is the best image: OpenAI's meaning ("the compression level (0-100%)", 100 by default), and the default. */
    QUALITY,
    /** 100 is the smallest file: as ModelVerse's page says (0 for no compression, 100 for the maximum), while its default is 100 too. */
    STRENGTH;

    /** Returns the value to send for a quality, 0 to 100 (best). */
    public int value(int quality) {
        return this == QUALITY ? quality : 100 - quality;
    }
}
