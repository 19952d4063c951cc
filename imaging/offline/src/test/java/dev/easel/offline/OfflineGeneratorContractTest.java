package dev.easel.offline;

import dev.easel.contract.ImageGeneratorContract;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.imaging.internal.pixels.ParallelRows;

class OfflineGeneratorContractTest extends ImageGeneratorContract {
    @Override
    protected ImageGenerator generator() {
        return new OfflinePainter(ParallelRows.caller());
    }
}
