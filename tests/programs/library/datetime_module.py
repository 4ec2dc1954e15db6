from datetime import date, datetime, timedelta, timezone

moment = datetime(2024, 2, 28, 23, 59, 30)
print(moment, repr(moment), moment.isoformat(), moment.strftime("%Y-%m-%d %H:%M:%S %j %a %B"))
print(moment + timedelta(days=1, seconds=45), moment - timedelta(hours=1), (datetime(2024, 3, 1) - moment))
print(timedelta(seconds=3661), timedelta(days=1, hours=2).total_seconds(), timedelta(minutes=90) / 2, timedelta(days=-1, seconds=5), repr(timedelta(1, 2, 3)))
day = date(2024, 12, 25)
print(day, day.weekday(), day.replace(year=2023), day.isoformat(), (day - date(2024, 1, 1)).days, day > date(2024, 1, 1))
print(datetime.fromisoformat("2024-01-02T03:04:05"), date.fromisoformat("2024-01-02"), datetime.strptime("05/06/2024", "%d/%m/%Y"))
aware = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
print(aware, aware.astimezone(timezone(timedelta(hours=2))), aware.timestamp(), datetime.fromtimestamp(0, timezone.utc))
print(moment.year, moment.month, moment.hour, moment.date(), moment.time(), datetime.min.year)
try:
    date(2023, 2, 29)
except ValueError as error:
    print(error)
