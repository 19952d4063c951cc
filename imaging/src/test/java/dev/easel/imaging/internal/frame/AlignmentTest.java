package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.masks.Masks;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final Size SENT = new Size(384, 256);

    private final ThumbnailatorScaler scaler = ThumbnailatorScaler.onCaller();
    private final Pixels sent = Images.smooth(SENT, 120, 12);
    private final Coverage middle = Masks.over(SENT).ellipse(150, 90, 80, 80).coverage();

    private Alignment.Found find(Coverage mask, Pixels response) {
        return new Alignment(sent, mask, scaler).in(response);
    }

    @Test
    void takesAResponseOfTheSameShapeAsItIs() {
        for (Size size : new Size[] {SENT, new Size(383, 256), new Size(768, 512), new Size(192, 129)}) {
            assertThat(find(middle, Pixels.blank(size.width(), size.height())))
                    .isEqualTo(new Alignment.Found(Box.whole(size), Alignment.Interpretation.SAME));
        }
    }

    @Test
    void takesTheMiddleOfAResponseThatShowsMore() {
        Pixels response = Window.of(sent, new Box(0, -64, 384, 384));
        assertThat(find(middle, response))
                .isEqualTo(new Alignment.Found(new Box(0, 64, 384, 256), Alignment.Interpretation.MORE));
    }

    @Test
    void stretchesBackAResponseThatWasStretched() {
        Pixels response = scaler.scale(sent, new Size(256, 256));
        assertThat(find(middle, response))
                .isEqualTo(new Alignment.Found(new Box(0, 0, 256, 256), Alignment.Interpretation.STRETCHED));
    }

    @Test
    void putsAResponseThatShowsLessInTheMiddle() {
        Pixels response = Window.of(sent, new Box(64, 0, 256, 256));
        assertThat(find(middle, response))
                .isEqualTo(new Alignment.Found(new Box(-64, 0, 384, 256), Alignment.Interpretation.LESS));
    }

    @Test
    void doesNotInterpretAsLessAResponseWithoutTheRepaintedRegion() {
        Coverage edge = Masks.over(SENT).rectangle(0, 100, 60, 60).coverage();
        Pixels response = Window.of(sent, new Box(64, 0, 256, 256));
        assertThat(find(edge, response).interpretation()).isNotEqualTo(Alignment.Interpretation.LESS);
    }

    @Test
    void doesNotStretchWhenNothingCanBeCompared() {
        Coverage all = Masks.over(SENT).rectangle(0, 0, 384, 256).coverage();
        assertThat(find(all, Pixels.blank(200, 200)).interpretation()).isEqualTo(Alignment.Interpretation.MORE);
    }
}
