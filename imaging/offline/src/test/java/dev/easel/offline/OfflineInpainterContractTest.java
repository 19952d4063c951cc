package dev.easel.offline;

import dev.easel.contract.ImageInpainterContract;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.imaging.internal.pixels.ParallelRows;

class OfflineInpainterContractTest extends ImageInpainterContract {
    @Override
    protected ImageInpainter inpainter() {
        return new OfflinePainter(ParallelRows.caller());
    }
}
