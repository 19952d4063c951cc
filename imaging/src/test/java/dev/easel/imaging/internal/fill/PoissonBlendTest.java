package dev.easel.imaging.internal.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PoissonBlendTest {
    private static final int SIDE = 65;

    private final PoissonBlend poisson = new PoissonBlend(ParallelRows.caller());

    @Test
    void bendsUnderAnEvenLoadAsAParabola() {
        float[] values = new float[SIDE * SIDE];
        boolean[] unknown = columnsBut(0, SIDE - 1);
        float[] load = new float[SIDE * SIDE];
        Arrays.fill(load, 0.02f);

        for (int again = 0; again < 4; again++) {
            poisson.bend(values, load, 0, unknown, SIDE, SIDE, Checkpoint.none());
        }

        for (int at = 0; at < values.length; at++) {
            int x = at % SIDE;
            assertThat((double) values[at]).isCloseTo(0.01 * x * (x - SIDE + 1), within(0.1));
        }
    }

    @Test
    void takesAStepOutOfAStripHeldOnBothSides() {
        float[] step = new float[SIDE * SIDE];
        float[] load = new float[SIDE * SIDE];
        for (int at = 0; at < step.length; at++) {
            step[at] = at % SIDE < 30 ? 0 : 20;
            load[at] = at % SIDE == 29 ? -20 : at % SIDE == 30 ? 20 : 0;
        }
        float[] change = new float[SIDE * SIDE];

        poisson.bend(change, load, 0, columnsBut(0, SIDE - 1), SIDE, SIDE, Checkpoint.none());

        for (int at = 0; at < step.length; at++) {
            if (at % SIDE > 0) {
                double rise = step[at] + change[at] - step[at - 1] - change[at - 1];
                assertThat(rise).as("at column %d", at % SIDE).isCloseTo(20.0 / (SIDE - 1), within(0.5));
            }
        }
    }

    @Test
    void feelsALoadLessFarAwayOnASpring() {
        float[] load = new float[SIDE * SIDE];
        load[32 * SIDE + 8] = -20;
        float[] free = new float[SIDE * SIDE];
        float[] sprung = new float[SIDE * SIDE];

        poisson.bend(free, load, 0, columnsBut(0, SIDE - 1), SIDE, SIDE, Checkpoint.none());
        poisson.bend(sprung, load, 0.04f, columnsBut(0, SIDE - 1), SIDE, SIDE, Checkpoint.none());

        assertThat(sprung[32 * SIDE + 9] / free[32 * SIDE + 9]).isBetween(0.4f, 1f);
        assertThat(sprung[32 * SIDE + 40] / free[32 * SIDE + 40]).isBetween(0f, 0.1f);
    }

    private static boolean[] columnsBut(int first, int last) {
        boolean[] unknown = new boolean[SIDE * SIDE];
        for (int at = 0; at < unknown.length; at++) {
            unknown[at] = at % SIDE != first && at % SIDE != last;
        }
        return unknown;
    }
}
