package dev.easel.server.settings;

/** Which requests a server refuses that it could serve. */
public enum Strictness {
    /** None: parameters that the API does not know are ignored. */
    LENIENT,
    /** Those with a parameter that the API does not know, by its name. */
    NORMAL,
    /** Those that the real service would refuse too, such as a size that the named model does not have. */
    STRICT
}
