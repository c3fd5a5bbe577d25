package dev.throughline.compression.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.throughline.common.event.EventType;
import dev.throughline.compression.compress.TouchedFile;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.file.SessionFile.Access;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.Named;
import dev.throughline.compression.session.SessionProjection;

/** Keeps a row for each file of a session: those of a batch are read once and written once. */
@Singleton
class FileProjection implements SessionProjection {

    private static final Set<EventType> TYPES = EnumSet.of(EventType.FILE_ACCESS, EventType.TOOL_RESULT, EventType.TOOL_FAILED);

    private final FileStore files;

    FileProjection(FileStore files) {
        this.files = files;
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        Map<Named, List<Access>> told = events.stream().filter(placed -> TYPES.contains(placed.event().type()))
                .flatMap(FileProjection::accesses)
                .collect(Collectors.groupingBy(access -> Named.of(access.placed(), access.path())));
        told.keySet().removeIf(key -> !key.isUsable());
        if (!told.isEmpty()) {
            var known = files.read(transaction, told.keySet());
            files.save(transaction, told.entrySet().stream().map(file -> after(
                    known.getOrDefault(file.getKey(), SessionFile.unknown(file.getKey())), file.getValue())).toList());
        }
    }

    private static Stream<Access> accesses(Placed placed) {
        return TouchedFile.of(placed.event()).stream().map(file -> new Access(placed, file.path(), file.how()));
    }

    private static SessionFile after(SessionFile known, List<Access> accesses) {
        SessionFile file = known;
        for (Access access : accesses) {
            file = file.after(access);
        }
        return file;
    }
}
