package dev.easel.imaging.offline;

import dev.easel.core.contract.ImageGeneratorContract;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.imaging.pixels.ParallelRows;

class OfflineGeneratorContractTest extends ImageGeneratorContract {
    @Override
    protected ImageGenerator generator() {
        return new OfflinePainter(ParallelRows.caller());
    }
}
