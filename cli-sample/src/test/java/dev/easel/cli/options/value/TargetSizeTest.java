package dev.easel.cli.options.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.image.Size;
import org.junit.jupiter.api.Test;

class TargetSizeTest {
    @Test
    void theOtherSideFollowsFromTheImage() {
        assertThat(TargetSize.parse("300x").of(new Size(600, 400))).isEqualTo(new Size(300, 200));
        assertThat(TargetSize.parse("x200").of(new Size(600, 400))).isEqualTo(new Size(300, 200));
    }

    @Test
    void aSideThatIsNoNumberOfPixelsAnyMoreIsRejected() {
        TargetSize size = TargetSize.parse("999999999x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> size.of(new Size(16, 400)))
                .withMessage("The size 999999999x is too large: the other side would have 24999999975 pixels.");
    }
}
