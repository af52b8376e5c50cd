package io.daozha.plate.render;

import java.awt.geom.Point2D;

/** The perspective map from a quadrangle to the unit square (Heckbert 1989, section 2.2.3, inverted). */
record Homography(double a, double b, double c, double d, double e, double f, double g, double h, double i) {

    /** @param corners go to (0,0), (1,0), (1,1), (0,1) in this order */
    static Homography toUnitSquare(Point2D.Double[] corners) {
        double x0 = corners[0].x;
        double y0 = corners[0].y;
        double dx1 = corners[1].x - corners[2].x;
        double dx2 = corners[3].x - corners[2].x;
        double sx = x0 - corners[1].x + corners[2].x - corners[3].x;
        double dy1 = corners[1].y - corners[2].y;
        double dy2 = corners[3].y - corners[2].y;
        double sy = y0 - corners[1].y + corners[2].y - corners[3].y;
        double area = dx1 * dy2 - dx2 * dy1;
        double m20 = (sx * dy2 - dx2 * sy) / area;
        double m21 = (dx1 * sy - sx * dy1) / area;
        double m00 = corners[1].x - x0 + m20 * corners[1].x;
        double m01 = corners[3].x - x0 + m21 * corners[3].x;
        double m10 = corners[1].y - y0 + m20 * corners[1].y;
        double m11 = corners[3].y - y0 + m21 * corners[3].y;
        // The adjugate is the inverse but for a factor, which the division in u and v takes out.
        return new Homography(
                m11 - y0 * m21,
                x0 * m21 - m01,
                m01 * y0 - x0 * m11,
                y0 * m20 - m10,
                m00 - x0 * m20,
                x0 * m10 - m00 * y0,
                m10 * m21 - m11 * m20,
                m01 * m20 - m00 * m21,
                m00 * m11 - m01 * m10);
    }

    double u(double x, double y) {
        return (a * x + b * y + c) / (g * x + h * y + i);
    }

    double v(double x, double y) {
        return (d * x + e * y + f) / (g * x + h * y + i);
    }
}
