package dev.easel.offline.prompt;

/** The motifs that the offline painter recognizes in a prompt; the resource {@code words.tsv} holds their words. */
public enum Motif {
    // Light and weather
    DAWN,
    SUNSET,
    NIGHT,
    FOG,
    STORM,
    RAIN,
    SNOW,
    AUTUMN,
    AURORA,
    RAINBOW,
    SKY,

    // Land and water
    SEA,
    BEACH,
    LAKE,
    MOUNTAIN,
    HILL,
    FOREST,
    DESERT,
    CITY,
    MEADOW,
    FLOWER,
    SPACE,

    // Objects
    CAT,
    DOG,
    FOX,
    BIRD,
    BUTTERFLY,
    FISH,
    PERSON,
    WOMAN,
    MAN,
    ROBOT,
    WATCH,
    CUP,
    CAFE,
    VASE,
    FRUIT,
    CAR,
    BICYCLE,
    BOAT,
    LIGHTHOUSE,
    HOUSE,
    BALLOON,
    SOFA,
    BALL,
    ROCKET,

    // Styles
    ABSTRACT,
    LOGO,
    PLAIN,
    MAGIC,
    FUTURE,
    VIVID,
    PASTEL,
    WATERCOLOR,
    SKETCH,
    CARTOON,
    MONOCHROME,
    VINTAGE,
    COOL,
    BLUR,

    // Instructions
    ADD,
    REMOVE,
    CONTINUE
}
