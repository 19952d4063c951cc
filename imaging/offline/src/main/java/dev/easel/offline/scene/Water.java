package dev.easel.offline.scene;

import dev.easel.offline.brush.Canvas;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Noise;
import dev.easel.offline.scene.common.Curves;
import dev.easel.offline.scene.common.Light;
import dev.easel.offline.scene.common.Sheet;

/** Water below a horizon, which mirrors everything painted above it. */
final class Water {
    private final Sheet sheet;

    Water(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * Paints the water.
     *
     * @param calm 1 for a mirror, 0 for the sea
     */
    void paint(double horizon, double bottom, double calm, double sunX) {
        Light light = sheet.light();
        Canvas canvas = sheet.canvas();
        Color deep = light.on(Color.lch(0.42, 0.085, 235)).mix(light.zenith(), 0.45);
        Noise waves = new Noise(sheet.random().nextLong());
        Noise swell = new Noise(sheet.random().nextLong());
        double unit = sheet.unit();
        double squeeze = 0.75 + 0.25 * calm;
        canvas.fill(horizon, bottom, (x, y, rgba) -> {
            double down = (y - horizon) / (bottom - horizon);
            // Waves look larger towards the viewer.
            double size = unit * (0.004 + 0.05 * down) * (1.3 - 0.7 * calm);
            double u = (x - sheet.width() / 2) / (size * 4.2);
            double v = Curves.log(0.03 + down) * 26;
            double wave = waves.layered(u, v, 3) + 0.5 * swell.at(u * 0.3, v * 0.4);
            double wobble = wave * size * (1.5 - calm);
            int sourceX = (int) (x + wobble * 0.8);
            int sourceY = (int) (horizon - (y - horizon) * squeeze + wobble * 2.2 - 1);
            canvas.read(sourceX, Math.min((int) horizon - 1, sourceY), rgba);
            double tint = 0.16 + 0.5 * (1 - calm) * (0.55 + 0.45 * down) + 0.12 * down;
            double crest = Math.max(0, wave - 0.18) * (1 - calm) * 0.32;
            double trough = Math.max(0, -wave) * 0.2 * (1.4 - calm);
            double off = (x - sunX) / (unit * (0.03 + 0.2 * down));
            double path = Curves.bell(off) * Math.max(0, wave + 0.32) * (1.1 - 0.5 * calm) * (1 - 0.45 * down);
            float[] own = {deep.red(), deep.green(), deep.blue()};
            float[] bright = {
                light.horizon().red(), light.horizon().green(), light.horizon().blue()
            };
            float[] gold = {light.sun().red(), light.sun().green(), light.sun().blue()};
            for (int i = 0; i < 3; i++) {
                double value = rgba[i] * (1 - tint) + own[i] * tint;
                value *= 1 - trough;
                value += (bright[i] - value) * Math.min(1, crest);
                rgba[i] = (float) (value + gold[i] * path * 0.85);
            }
            rgba[3] = 1;
        });
    }
}
