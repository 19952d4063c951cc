package dev.easel.adapters.chat;

/** How a served answer hands over its images. */
public enum ImageForm {
    /** As addresses below this server, which nobody can guess. */
    LINK,
    /** Within the answer, as data URIs. */
    DATA_URI
}
