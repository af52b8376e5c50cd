package io.daozha.billing.tariff;

import io.daozha.billing.Words;

/** Who sets the price; in Hunan the notice board has a colour for each. */
public enum Pricing {
    GOVERNMENT,
    GUIDED,
    MARKET;

    public Words words() {
        return switch (this) {
            case GOVERNMENT -> new Words("政府定价", "set by the government");
            case GUIDED -> new Words("政府指导价", "guided by the government");
            case MARKET -> new Words("市场调节价", "market price");
        };
    }

    public Words boardColour() {
        return switch (this) {
            case GOVERNMENT -> new Words("绿色", "green");
            case GUIDED -> new Words("蓝色", "blue");
            case MARKET -> new Words("黄色", "yellow");
        };
    }
}
