package dev.easel.offline.scene.object;

import dev.easel.offline.prompt.Motif;
import dev.easel.offline.scene.common.Sheet;
import dev.easel.offline.scene.common.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An object that can stand alone, in a landscape, or on a transparent background; it fills its spot. */
@FunctionalInterface
public interface Thing {
    void paint(Spot spot);

    /** The objects that prompts can name, the most likely main subject first. */
    List<Map.Entry<Motif, Thing>> KNOWN = List.of(
            Map.entry(Motif.ROBOT, People::robot),
            Map.entry(Motif.CAT, Animals::cat),
            Map.entry(Motif.DOG, Animals::dog),
            Map.entry(Motif.FOX, Animals::fox),
            Map.entry(Motif.BUTTERFLY, Animals::butterfly),
            Map.entry(Motif.FISH, Animals::fish),
            Map.entry(Motif.BIRD, Animals::bird),
            Map.entry(Motif.BICYCLE, Vehicles::bicycle),
            Map.entry(Motif.CAR, Vehicles::car),
            Map.entry(Motif.BALLOON, Vehicles::balloon),
            Map.entry(Motif.ROCKET, Vehicles::rocket),
            Map.entry(Motif.BOAT, Vehicles::boat),
            Map.entry(Motif.LIGHTHOUSE, Houses::lighthouse),
            Map.entry(Motif.HOUSE, Houses::cottage),
            Map.entry(Motif.PERSON, People::bust),
            Map.entry(Motif.WATCH, Goods::watch),
            Map.entry(Motif.VASE, Goods::vase),
            Map.entry(Motif.CUP, Goods::cup),
            Map.entry(Motif.CAFE, Goods::cup),
            Map.entry(Motif.FRUIT, Goods::fruit),
            Map.entry(Motif.SOFA, Goods::sofa),
            Map.entry(Motif.BALL, Goods::ball),
            Map.entry(Motif.FLOWER, Goods::flower));

    /** Returns the objects named on a sheet, the main one first. */
    static List<Map.Entry<Motif, Thing>> named(Sheet sheet) {
        List<Map.Entry<Motif, Thing>> named = new ArrayList<>();
        for (Map.Entry<Motif, Thing> known : KNOWN) {
            if (sheet.names(known.getKey())) {
                named.add(known);
            }
        }
        return named;
    }
}
