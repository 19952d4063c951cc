package dev.easel.offline.brush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColorTest {
    @Test
    void mapsAnglesToHues() {
        Color red = Color.lch(0.6, 0.2, 30);
        Color blue = Color.lch(0.5, 0.2, 260);

        assertThat(red.red()).isGreaterThan(3 * red.green()).isGreaterThan(3 * red.blue());
        assertThat(blue.blue()).isGreaterThan(3 * blue.red());
    }

    @Test
    void mixesPerceptually() {
        Color middle = Color.BLACK.mix(Color.WHITE, 0.5);

        assertThat(middle.lightness()).isCloseTo(0.5, within(0.01));
        assertThat(Color.WHITE.mix(Color.BLACK, 0).red()).isCloseTo(1f, within(0.001f));
        assertThat(Color.CLEAR.mix(Color.WHITE, 0.25).alpha()).isEqualTo(0.25f);
    }

    @Test
    void lightensInPerceptualSteps() {
        assertThat(Color.lch(0.4, 0.05, 200).lighter(0.2).lightness()).isCloseTo(0.6, within(0.02));
        assertThat(Color.WHITE.lighter(0.5).lightness()).isCloseTo(1, within(0.01));
    }

    @Test
    void aGradientRunsThroughItsStops() {
        Gradient gradient = Gradient.at(new double[] {0, 0.25, 1}, Color.BLACK, Color.WHITE, Color.rgb(0xFF0000));
        float[] rgba = new float[4];

        gradient.at(0.25, rgba);
        assertThat(rgba[1]).isCloseTo(1f, within(0.03f));
        gradient.at(7, rgba);
        assertThat(rgba[0]).isCloseTo(1f, within(0.01f));
        assertThat(rgba[1]).isCloseTo(0f, within(0.01f));
    }
}
