package dev.easel.adapters.chat;

/** How the server returns images. */
public enum ImageForm {
    /** As URLs below this server, which cannot be guessed. */
    LINK,
    /** Inside the response, as data URIs. */
    DATA_URI
}
