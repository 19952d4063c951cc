package dev.easel.adapters.openai.settings;

/** What a server understands by {@code output_compression}. */
public enum CompressionMeaning {
    /** 100 is the best image: OpenAI's meaning ("the compression level (0-100%)", 100 by default), and the usual one. */
    QUALITY,
    /** 100 is the smallest file: what ModelVerse's page says ("0 is none, 100 the most"), while its default is 100 too. */
    STRENGTH;

    /** Returns the value that asks for a quality, 0 to 100 (best). */
    public int value(int quality) {
        return this == QUALITY ? quality : 100 - quality;
    }
}
