package dev.easel.offline.scene;

import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Sheet;
import dev.easel.offline.scene.common.Spot;
import dev.easel.offline.scene.object.Goods;
import dev.easel.offline.scene.object.People;
import dev.easel.offline.scene.object.Thing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of painting an image, the furthest layer first. */
final class Layers {
    private static final Set<Motif> OUTDOORS = EnumSet.range(Motif.DAWN, Motif.MEADOW);

    static {
        OUTDOORS.addAll(EnumSet.of(Motif.MAGIC, Motif.LIGHTHOUSE, Motif.HOUSE, Motif.BOAT, Motif.BALLOON));
    }

    private final Sheet sheet;
    private final List<Runnable> steps = new ArrayList<>();

    private Layers(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Returns the steps of a whole image. */
    static Layers image(Sheet sheet) {
        Layers layers = new Layers(sheet);
        List<Map.Entry<Motif, Thing>> things = Thing.named(sheet);
        if (sheet.names(Motif.LOGO)) {
            layers.studio(
                    List.of(things.isEmpty() ? Goods::emblem : things.get(0).getValue()), 0.72);
        } else if (sheet.names(Motif.CAFE)) {
            layers.room(things.get(0).getValue());
        } else if (sheet.names(Motif.PERSON) && things.get(0).getKey() == Motif.PERSON) {
            layers.portrait();
        } else if (sheet.names(Motif.SPACE)) {
            layers.space(things);
        } else if (!sheet.names(Motif.VASE) && layers.outdoors()) {
            layers.landscape(things);
        } else if (!things.isEmpty()) {
            boolean wide = things.get(0).getKey() == Motif.CAR || things.get(0).getKey() == Motif.BICYCLE;
            layers.studio(things.stream().map(Map.Entry::getValue).limit(3).toList(), wide ? 0.94 : 0.76);
        } else {
            layers.abstraction();
        }
        return layers;
    }

    /** Returns the steps of a subject on a transparent background: an object, a round landscape, or an emblem. */
    static Layers cutOut(Sheet sheet) {
        Layers layers = new Layers(sheet);
        List<Map.Entry<Motif, Thing>> things = Thing.named(sheet);
        double size = sheet.unit() * 0.9;
        Spot spot = new Spot(sheet, sheet.width() / 2, sheet.height() / 2 + size / 2, size);
        if (!things.isEmpty()) {
            layers.add(() -> things.get(0).getValue().paint(spot));
        } else if (!Collections.disjoint(sheet.motifs(), OUTDOORS) || sheet.names(Motif.SPACE)) {
            layers.steps.addAll(image(sheet).steps);
            layers.add(() ->
                    sheet.canvas().keep(Outline.circle(sheet.width() / 2, sheet.height() / 2, sheet.unit() * 0.47)));
        } else {
            layers.add(() -> Goods.emblem(spot));
        }
        return layers;
    }

    private boolean outdoors() {
        return !Collections.disjoint(sheet.motifs(), OUTDOORS)
                || sheet.names(Motif.FLOWER) && sheet.names(Motif.BUTTERFLY, Motif.BIRD);
    }

    private void add(Runnable step) {
        steps.add(step);
    }

    int count() {
        return steps.size();
    }

    void paint(int step) {
        steps.get(step).run();
    }

    private void abstraction() {
        Abstraction abstraction = new Abstraction(sheet);
        add(abstraction::background);
        add(abstraction::ribbons);
        add(abstraction::discs);
        add(abstraction::arcs);
    }

    private void space(List<Map.Entry<Motif, Thing>> things) {
        Cosmos cosmos = new Cosmos(sheet);
        add(cosmos::nebula);
        add(cosmos::stars);
        if (things.isEmpty()) {
            add(cosmos::planets);
        } else {
            add(() -> things.get(0).getValue().paint(middle(0.62, 0.82)));
        }
    }

    /** Paints objects in a studio; wide objects are less tall than their spot and stand higher. */
    private void studio(List<Thing> things, double share) {
        double size = sheet.unit() * share * (1 - 0.1 * (sheet.variant() % 3));
        double floor = sheet.height() / 2 + size * (share > 0.9 ? 0.28 : 0.52);
        add(() -> new Backdrop(sheet).studio(floor));
        for (int i = 0; i < things.size(); i++) {
            standing(things.get(i), i, things.size(), floor, size);
        }
    }

    /** Adds an object that stands in a row with others. */
    private void standing(Thing thing, int place, int count, double floor, double size) {
        double room = sheet.width() * Math.min(1, 0.5 + 0.2 * count) / count;
        double x = sheet.width() / 2 + room * (place - (count - 1) / 2.0);
        add(() -> {
            Spot spot = new Spot(sheet, x, floor, count == 1 ? size : Math.min(size, room));
            spot.shadow(0.46);
            thing.paint(spot);
        });
    }

    private void portrait() {
        add(() -> new Backdrop(sheet).office());
        double size = Math.min(sheet.height() * 0.92, sheet.width() * 1.02);
        add(() -> People.bust(new Spot(sheet, sheet.width() / 2, sheet.height() + 1, size)));
    }

    private void room(Thing thing) {
        double table = sheet.height() * 0.66;
        add(() -> new Backdrop(sheet).room(table));
        add(() -> {
            double size = sheet.unit() * 0.46;
            Spot spot = new Spot(sheet, sheet.width() * 0.46, table + (sheet.height() - table) * 0.62, size);
            spot.shadow(0.5);
            thing.paint(spot);
        });
    }

    private Spot middle(double size, double base) {
        return new Spot(sheet, sheet.width() / 2, sheet.height() * base, sheet.unit() * size);
    }

    private void landscape(List<Map.Entry<Motif, Thing>> things) {
        boolean sea = sheet.names(Motif.SEA, Motif.BEACH, Motif.BOAT, Motif.LIGHTHOUSE);
        boolean water = sea || sheet.names(Motif.LAKE);
        boolean city = sheet.names(Motif.CITY);
        boolean mountains = sheet.names(Motif.MOUNTAIN);
        boolean desert = sheet.names(Motif.DESERT);
        double lift = new double[] {0, -0.12, 0.06}[sheet.variant() % 3];
        double horizon = sheet.height() * ((city ? 0.8 : water ? 0.58 : 0.56) + lift);
        Sky sky = new Sky(sheet, horizon);
        Land land = new Land(sheet);
        add(sky::paint);
        if (mountains) {
            add(() -> land.mountains(horizon + 1, sky.sunX()));
        }
        if (city) {
            add(() -> new Skyline(sheet).paint(horizon, sheet.height() * 0.5));
        }
        if (desert) {
            add(() -> land.dunes(horizon, sheet.height()));
        } else if (!water && !city) {
            add(() -> land.hills(horizon - sheet.height() * 0.02, sheet.height(), 4));
        } else if (water && !sea && !mountains) {
            add(() -> land.hills(horizon - sheet.height() * 0.09, horizon + 2, 3));
        }
        if (!desert && !city && (sheet.names(Motif.FOREST) || mountains)) {
            add(() -> forest(land, horizon, water));
        }
        far(things, horizon);
        if (water || city) {
            double calm = sea ? 0 : water ? 0.9 : 0.6;
            add(() -> new Water(sheet).paint(horizon, sheet.height(), calm, sky.sunX()));
        }
        foreground(things, horizon, water, city, desert);
    }

    private void forest(Land land, double horizon, boolean water) {
        boolean wood = sheet.names(Motif.FOREST);
        boolean pines = !wood
                || sheet.names(Motif.SNOW, Motif.MOUNTAIN, Motif.FOG, Motif.NIGHT)
                || sheet.random().chance(0.5);
        if (!wood || water) {
            land.forest(horizon + 1, sheet.height() * (wood ? 0.17 : 0.05), 0.35, pines);
            return;
        }
        for (int row = 0; row < 4; row++) {
            double base = horizon + (sheet.height() - horizon) * (0.08 + 0.3 * row);
            land.forest(base, sheet.height() * (0.16 + 0.12 * row), 0.85 - 0.25 * row, pines);
            if (row < 3) {
                land.mist(
                        base,
                        sheet.height() * 0.1,
                        0.18 + 0.12 * Math.min(3, sheet.light().thickness()));
            }
        }
    }

    /** Adds objects that are mirrored in the water or fly above it. */
    private void far(List<Map.Entry<Motif, Thing>> things, double horizon) {
        for (Map.Entry<Motif, Thing> thing : things) {
            switch (thing.getKey()) {
                case BALLOON -> add(() -> balloons(thing.getValue(), horizon));
                case LIGHTHOUSE ->
                    add(() -> thing.getValue()
                            .paint(new Spot(
                                    sheet, sheet.width() * 0.74, horizon + sheet.unit() * 0.012, sheet.unit() * 0.5)));
                case BIRD -> add(() -> gulls(horizon));
                default -> {}
            }
        }
    }

    private void balloons(Thing balloon, double horizon) {
        double[][] places = {{0.66, 0.74, 0.4}, {0.28, 0.5, 0.2}, {0.45, 0.92, 0.11}, {0.86, 0.98, 0.09}};
        for (double[] place : places) {
            balloon.paint(new Spot(sheet, sheet.width() * place[0], horizon * place[1], sheet.unit() * place[2]));
        }
    }

    private void gulls(double horizon) {
        for (int i = 0; i < 9; i++) {
            double size = sheet.unit() * sheet.random().between(0.02, 0.05);
            double x = sheet.width() * sheet.random().between(0.1, 0.9);
            double y = horizon * sheet.random().between(0.2, 0.75);
            double lift = size * sheet.random().between(0.2, 0.45);
            Outline wings = new Outline()
                    .move(x - size, y - lift * 0.6)
                    .curve(x - size * 0.45, y - lift * 1.7, x, y)
                    .curve(x + size * 0.45, y - lift * 1.7, x + size, y - lift * 0.6)
                    .curve(x + size * 0.45, y - lift, x, y + size * 0.12)
                    .curve(x - size * 0.45, y - lift, x - size, y - lift * 0.6);
            sheet.canvas().paint(wings, sheet.light().on(Color.lch(0.3, 0.02, 260), 0.3));
        }
    }

    private void foreground(
            List<Map.Entry<Motif, Thing>> things, double horizon, boolean water, boolean city, boolean desert) {
        boolean flowers = sheet.names(Motif.FLOWER, Motif.MEADOW);
        if (sheet.names(Motif.BEACH)) {
            add(() -> new Shore(sheet).beach(horizon));
        } else if (!sheet.names(Motif.SNOW) && (flowers || !water && !city && !desert)) {
            add(() -> new Meadow(sheet).paint(sheet.height() * (water ? 0.86 : 0.74), flowers));
        }
        List<Thing> standing = new ArrayList<>();
        for (Map.Entry<Motif, Thing> thing : things) {
            if (city && thing.getKey() == Motif.CAR) {
                // The city includes its traffic.
                continue;
            }
            switch (thing.getKey()) {
                case BALLOON, LIGHTHOUSE, BIRD, FLOWER -> {}
                case BOAT ->
                    add(() -> thing.getValue()
                            .paint(new Spot(
                                    sheet,
                                    sheet.width() * 0.36,
                                    horizon + (sheet.height() - horizon) * 0.3,
                                    sheet.unit() * 0.3)));
                case HOUSE -> add(() -> thing.getValue().paint(middle(0.34, 0.78)));
                case BUTTERFLY -> add(() -> butterflies(thing.getValue()));
                default -> standing.add(thing.getValue());
            }
        }
        for (int i = 0; i < standing.size(); i++) {
            standing(standing.get(i), i, standing.size(), sheet.height() * 0.93, sheet.unit() * 0.52);
        }
        if (sheet.names(Motif.MAGIC)) {
            add(this::fireflies);
        }
        if (sheet.names(Motif.RAIN) || sheet.names(Motif.SNOW) && !sheet.names(Motif.MOUNTAIN)) {
            add(() -> new Shore(sheet).falling(sheet.names(Motif.RAIN)));
        }
    }

    private void butterflies(Thing butterfly) {
        double[][] places = {{0.3, 0.62, 0.17}, {0.62, 0.5, 0.12}, {0.78, 0.7, 0.2}, {0.46, 0.78, 0.1}};
        for (double[] place : places) {
            butterfly.paint(
                    new Spot(sheet, sheet.width() * place[0], sheet.height() * place[1], sheet.unit() * place[2]));
        }
    }

    private void fireflies() {
        Color light = Color.lch(0.9, 0.15, 120);
        for (int i = 0; i < 70; i++) {
            double x = sheet.width() * sheet.random().unit();
            double y = sheet.height() * sheet.random().between(0.35, 0.97);
            double size = sheet.unit() * sheet.random().between(0.002, 0.006);
            sheet.canvas().glow(x, y, size * 9, light.withAlpha(0.55));
            sheet.canvas().paint(Outline.circle(x, y, size), light.lighter(0.08));
        }
    }
}
