package dev.easel.cli.options;

import dev.easel.core.domain.image.MaskConvention;

/** Which pixels of a mask image are repainted, as named on the command line. */
enum MaskMeaning {
    AUTO(MaskConvention.BY_CONTENT),
    TRANSPARENT(MaskConvention.TRANSPARENT),
    WHITE(MaskConvention.WHITE),
    BLACK(MaskConvention.BLACK);

    private final MaskConvention convention;

    MaskMeaning(MaskConvention convention) {
        this.convention = convention;
    }

    MaskConvention convention() {
        return convention;
    }
}
