package dev.easel.imaging.offline;

import dev.easel.core.contract.ImageEditorContract;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.imaging.pixels.ParallelRows;

class OfflineEditorContractTest extends ImageEditorContract {
    @Override
    protected ImageEditor editor() {
        return new OfflinePainter(ParallelRows.caller());
    }
}
