package io.daozha.admin.readers;

import io.daozha.hardware.led.LedPipe;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The signs that hang behind a camera which calls us: it takes their bytes along in our answer. */
@Singleton
public class SignPipes {
    private final Map<String, LedPipe> pipes = new ConcurrentHashMap<>();

    /** @param reader the operator's name of the camera */
    public void put(String reader, LedPipe pipe) {
        pipes.put(reader, pipe);
    }

    /** The frames that wait for this camera; each is handed out once. */
    List<byte[]> take(String reader) {
        return Optional.ofNullable(pipes.get(reader)).map(LedPipe::take).orElse(List.of());
    }
}
