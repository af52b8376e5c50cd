package io.daozha.plate.render;

import io.daozha.plate.Frame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * What a camera of 960 x 540 pixels sees of a lane. Keeps what did not change since the picture before: a still scene
 * costs only its noise. Not thread-safe.
 */
public final class SceneRenderer {

    private static final double NEAREST = 1.5;
    private static final double FARTHEST = 30;
    /** Below this the car drives with its lamps on. */
    private static final double DUSK = 0.4;

    private final String camera;
    private final PlateRenderer plates = new PlateRenderer();
    private final Sensor sensor;
    private final BufferedImage street = picture();
    private final BufferedImage scenery = picture();
    private LaneScene painted;
    private CarInView plateFor;
    private BufferedImage plate;

    /** @param seed the same seed gives the same noise */
    public SceneRenderer(String camera, long seed) {
        this.camera = camera;
        sensor = new Sensor(new Random(seed));
        Graphics2D pen = pen(street);
        LanePainter.paintStreet(pen);
        pen.dispose();
    }

    /** @throws IllegalArgumentException if the car's plate cannot be drawn; see {@link PlateRenderer#render} */
    public Frame render(LaneScene scene, long sequence, Instant at) {
        if (!scene.equals(painted)) {
            paint(scene);
            painted = scene;
        }
        return new Frame(
                camera, sequence, at, View.WIDTH, View.HEIGHT, sensor.expose(pixels(scenery), scene.daylight()));
    }

    private void paint(LaneScene scene) {
        System.arraycopy(pixels(street), 0, pixels(scenery), 0, pixels(street).length);
        Graphics2D pen = pen(scenery);
        try {
            Optional<CarInView> inPicture =
                    scene.car().filter(car -> car.distance() > NEAREST && car.distance() < FARTHEST);
            inPicture.ifPresent(car -> paint(pen, car, scene.daylight()));
            LanePainter.paintArm(pen, scene.armAngle());
        } finally {
            pen.dispose();
        }
    }

    private void paint(Graphics2D pen, CarInView car, double daylight) {
        CarPainter painter = new CarPainter(car);
        painter.paint(pen);
        if (!car.plate().isEmpty()) {
            if (plateFor == null || !plateFor.plate().equals(car.plate()) || plateFor.colour() != car.colour()) {
                plate = plates.render(car.plate(), car.colour(), 1);
                plateFor = car;
            }
            Point2D.Double[] place = painter.platePlace(plate.getWidth() / 1000.0, plate.getHeight() / 1000.0);
            PlateMount.mount(plate, place, scenery);
        }
        if (daylight < DUSK) {
            painter.paintGlow(pen, 1 - daylight / DUSK);
        }
    }

    static byte[] pixels(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    private static BufferedImage picture() {
        return new BufferedImage(View.WIDTH, View.HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    }

    private static Graphics2D pen(BufferedImage picture) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }
}
